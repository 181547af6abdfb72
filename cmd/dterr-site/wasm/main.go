//go:build js && wasm

// Command wasm is the site's paste box as a WebAssembly program. It is started by
// worker.js, in a worker, puts its calls into the global dterr, and waits. It opens no
// connection.
package main

import (
	"io"
	"syscall/js"
	"time"

	"github.com/dterr/dterr/cmd/dterr-site/internal/paste"
	"github.com/dterr/dterr/cmd/dterr-site/internal/reader"
)

// program is the running program: the answer whose rest may be asked for, and what stops
// the one under way.
type program struct {
	last *paste.Answer
	stop chan struct{}
}

func main() {
	p := &program{}
	js.Global().Set("dterr", map[string]any{
		"explain": js.FuncOf(p.explain),
		"stop":    js.FuncOf(p.end),
		"rest":    js.FuncOf(p.rest),
	})
	select {}
}

// blockBytes is how much is read at once: behind each block the page hears how far it
// is, and may stop it.
const blockBytes = 256 << 10

// explain takes bytes, options, a function that is told how many were read, and one that
// is given the answer. It comes back at once.
func (p *program) explain(_ js.Value, args []js.Value) any {
	in, o, progress, done := args[0], optionsOf(args[1]), args[2], args[3]
	p.last, p.stop = nil, make(chan struct{})
	o.Stop = p.stop
	go func() {
		r := &pacing{in: in, size: in.Get("length").Int(), progress: progress}
		answer, err := paste.Explain(r, o)
		if err != nil {
			done.Invoke(map[string]any{"error": err.Error()})
			return
		}
		p.last = answer
		done.Invoke(map[string]any{
			"html": answer.HTML, "markdown": answer.Markdown,
			"lines": answer.Lines, "bytes": float64(answer.Bytes),
		})
	}()
	return nil
}

// end ends the reading; what was found is answered.
func (p *program) end(js.Value, []js.Value) any {
	if p.stop != nil {
		close(p.stop)
		p.stop = nil
	}
	return nil
}

// rest gives the answers about all causes of the input that was read last.
func (p *program) rest(js.Value, []js.Value) any {
	if p.last == nil {
		return ""
	}
	s, err := p.last.Rest()
	if err != nil {
		return ""
	}
	return s
}

// optionsOf reads the options of the page.
func optionsOf(v js.Value) paste.Options {
	return paste.Options{Reader: reader.Of(v), Source: v.Get("source").String()}
}

// pacing reads an array of JavaScript's, a block at a time. Behind each it lets the
// worker hear its messages, which stand in a queue as long as the program runs.
type pacing struct {
	in       js.Value
	at, size int
	read     int
	progress js.Value
}

func (p *pacing) Read(to []byte) (int, error) {
	if p.at == p.size {
		return 0, io.EOF
	}
	if p.at-p.read >= blockBytes {
		p.read = p.at
		p.progress.Invoke(p.at)
		time.Sleep(time.Millisecond)
	}
	n := min(len(to), p.size-p.at)
	js.CopyBytesToGo(to[:n], p.in.Call("subarray", p.at, p.at+n))
	p.at += n
	return n, nil
}
