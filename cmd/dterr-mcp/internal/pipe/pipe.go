// Package pipe carries the messages of the Model Context Protocol over a pair of
// streams, a message a line.
//
// It stands where the transport of the SDK would, which ends a session at the first
// line that is no message, and at the end of the input drops the answers that are not
// written yet.
//
// Guarantees. A line that is no message is answered with an error, under its id where
// it has one, and the session goes on; of a line beyond [MaxLine] no more is held than
// its id. Every request that was read is answered before the end of the input is told,
// as in `printf … | dterr-mcp`. Nothing but messages is written, a line each.
//
//	err := server.Run(ctx, pipe.New(os.Stdin, os.Stdout))
package pipe

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"sync"
	"time"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// MaxLine is the longest line that is read, in bytes: a text of 4 MiB of which every
// byte is escaped, with room for the rest of the message.
const MaxLine = 6*4<<20 + 64<<10

// lastAnswers is how long the end of the input is kept back for answers that are due.
const lastAnswers = time.Minute

// Transport is one connection over a reader and a writer.
type Transport struct {
	in  io.Reader
	out io.Writer
}

// New gives the transport over in and out, which it does not close.
func New(in io.Reader, out io.Writer) *Transport { return &Transport{in, out} }

// Connect begins the connection. It is called once.
func (t *Transport) Connect(context.Context) (mcp.Connection, error) {
	c := &connection{
		out: t.out, lines: make(chan line), closed: make(chan struct{}),
		answered: make(chan struct{}, 1),
	}
	go c.read(t.in)
	return c, nil
}

// line is a line of the input, or why there are no more.
type line struct {
	text []byte
	// over says that the line is longer than MaxLine; text is its id then, or empty.
	over bool
	err  error
}

type connection struct {
	lines chan line

	mutex sync.Mutex // guards out and due
	out   io.Writer
	due   int // requests that were read and not answered

	answered chan struct{} // is told when due falls to 0
	once     sync.Once
	closed   chan struct{}
}

// SessionID gives nothing: there is one session.
func (*connection) SessionID() string { return "" }

// Close ends the reading. The streams stay open; they are the process's.
func (c *connection) Close() error {
	c.once.Do(func() { close(c.closed) })
	return nil
}

// Read gives the next message. What is none is answered here.
func (c *connection) Read(ctx context.Context) (jsonrpc.Message, error) {
	for {
		var l line
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-c.closed:
			return nil, io.EOF
		case l = <-c.lines:
		}
		if l.err != nil {
			c.settle(ctx)
			return nil, l.err
		}
		m, fault := decode(l)
		if fault == nil {
			if r, ok := m.(*jsonrpc.Request); ok && r.IsCall() {
				c.count(+1)
			}
			return m, nil
		}
		if err := c.send(fault); err != nil {
			return nil, err
		}
	}
}

// Write writes a message as a line.
func (c *connection) Write(_ context.Context, m jsonrpc.Message) error {
	text, err := jsonrpc.EncodeMessage(m)
	if err != nil {
		return err
	}
	err = c.send(text)
	if _, ok := m.(*jsonrpc.Response); ok {
		c.count(-1)
	}
	return err
}

// send writes a line.
func (c *connection) send(text []byte) error {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	_, err := c.out.Write(append(text, '\n'))
	return err
}

// count adds to the requests that are due.
func (c *connection) count(n int) {
	c.mutex.Lock()
	c.due += n
	none := c.due <= 0
	c.mutex.Unlock()
	if none {
		select {
		case c.answered <- struct{}{}:
		default:
		}
	}
}

// settle waits until every request that was read is answered.
func (c *connection) settle(ctx context.Context) {
	late := time.NewTimer(lastAnswers)
	defer late.Stop()
	for {
		c.mutex.Lock()
		due := c.due
		c.mutex.Unlock()
		if due <= 0 {
			return
		}
		select {
		case <-c.answered:
		case <-ctx.Done():
			return
		case <-c.closed:
			return
		case <-late.C:
			return
		}
	}
}

// decode reads a message, or gives the line that answers one that cannot be read.
func decode(l line) (m jsonrpc.Message, fault []byte) {
	if l.over {
		return nil, failure(l.text, jsonrpc.CodeInvalidRequest, "the line is longer than the 24 MiB that are read")
	}
	m, err := jsonrpc.DecodeMessage(l.text)
	switch {
	case err == nil:
		return m, nil
	case len(l.text) > 0 && l.text[0] == '[':
		return nil, failure(nil, jsonrpc.CodeInvalidRequest, "batches are not served: send a message a line")
	case !json.Valid(l.text):
		return nil, failure(nil, jsonrpc.CodeParseError, "the line is not valid JSON")
	}
	return nil, failure(idOf(bytes.NewReader(l.text)), jsonrpc.CodeInvalidRequest, "the line is no request of JSON-RPC 2.0, or nests too deeply")
}

// failure gives an answer with an error; without an id that is null.
func failure(id []byte, code int, message string) []byte {
	if len(id) == 0 {
		id = []byte("null")
	}
	text, _ := json.Marshal(struct { // of such members all is encoded
		Version string          `json:"jsonrpc"`
		ID      json.RawMessage `json:"id"`
		Error   any             `json:"error"`
	}{"2.0", id, map[string]any{"code": code, "message": message}})
	return text
}
