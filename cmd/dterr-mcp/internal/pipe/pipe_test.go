package pipe_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/cmd/dterr-mcp/internal/pipe"
	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

func connect(t *testing.T, in io.Reader, out io.Writer) mcp.Connection {
	t.Helper()
	c, err := pipe.New(in, out).Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

const ping = `{"jsonrpc":"2.0","id":9,"method":"ping"}`

// TestNoMessage proves that a line that is none is answered, under its id where it has
// one, and that what follows is read all the same.
func TestNoMessage(t *testing.T) {
	deep := strings.Repeat(`[`, 5000) + strings.Repeat(`]`, 5000)
	long := strings.Repeat("x", pipe.MaxLine)
	for _, tt := range []struct{ name, line, want string }{
		{"no JSON", `hello`, `{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"the line is not valid JSON"}}`},
		{"half", `{"jsonrpc":"2.0","id":1,"method":`, `{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"the line is not valid JSON"}}`},
		{"batch", `[` + ping + `]`, `{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"batches are not served: send a message a line"}}`},
		{"deep", `{"jsonrpc":"2.0","method":"x","params":{"id":1,"a":` + deep + `},"id":"a\"b"}`, `{"jsonrpc":"2.0","id":"a\"b","error":{"code":-32600,"message":"the line is no request of JSON-RPC 2.0, or nests too deeply"}}`},
		{"a number", `17`, `{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"the line is no request of JSON-RPC 2.0, or nests too deeply"}}`},
		{"too long", `{"jsonrpc":"2.0","method":"x","params":{"text":"` + long + `"},"id":4}`, `{"jsonrpc":"2.0","id":4,"error":{"code":-32600,"message":"the line is longer than the 24 MiB that are read"}}`},
		{"too long, id first", `{"id":-5,"params":"` + long, `{"jsonrpc":"2.0","id":-5,"error":{"code":-32600,"message":"the line is longer than the 24 MiB that are read"}}`},
		{"too long, no id", `{"params":{"id":3,"x":"` + long + `"}}`, `{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"the line is longer than the 24 MiB that are read"}}`},
		{"too long, no JSON", long + long, `{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"the line is longer than the 24 MiB that are read"}}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			c := connect(t, strings.NewReader("\n \r\n"+tt.line+"\r\n"+ping), &out)
			m, err := c.Read(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if r, ok := m.(*jsonrpc.Request); !ok || r.Method != "ping" {
				t.Errorf("read %#v", m)
			}
			if got := strings.TrimSuffix(out.String(), "\n"); got != tt.want {
				t.Errorf("answered\n%.300s, want\n%s", got, tt.want)
			}
		})
	}
}

// TestLastAnswer proves that the end of the input waits for the answer that is due, and
// for none that is not.
func TestLastAnswer(t *testing.T) {
	var out bytes.Buffer
	c := connect(t, strings.NewReader(ping+"\n"+`{"jsonrpc":"2.0","method":"notifications/initialized"}`), &out)
	m, err := c.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Read(t.Context()); err != nil { // the notification
		t.Fatal(err)
	}
	end := make(chan error, 1)
	go func() {
		_, err := c.Read(context.Background())
		end <- err
	}()
	select {
	case err := <-end:
		t.Fatalf("the end came before the answer: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	if err := c.Write(t.Context(), &jsonrpc.Response{ID: m.(*jsonrpc.Request).ID, Result: []byte(`{}`)}); err != nil {
		t.Fatal(err)
	}
	if err := <-end; !errors.Is(err, io.EOF) {
		t.Errorf("ended with %v", err)
	}
	if got, want := out.String(), `{"jsonrpc":"2.0","id":9,"result":{}}`+"\n"; got != want {
		t.Errorf("wrote %q, want %q", got, want)
	}
}

// TestClose proves that a reading that waits ends when the connection is closed.
func TestClose(t *testing.T) {
	in, _ := io.Pipe()
	c := connect(t, in, io.Discard)
	end := make(chan error, 1)
	go func() {
		_, err := c.Read(context.Background())
		end <- err
	}()
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-end; !errors.Is(err, io.EOF) {
		t.Errorf("ended with %v", err)
	}
}
