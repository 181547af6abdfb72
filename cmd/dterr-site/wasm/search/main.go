//go:build js && wasm

// Command search is the site's search as a WebAssembly program, apart from the paste box,
// so that neither loads what only the other needs. It is started by worker.js, in a
// worker, puts its calls into the global dterr, and waits. It opens no connection.
package main

import (
	"syscall/js"

	"github.com/dterr/dterr/cmd/dterr-site/internal/hits"
)

func main() {
	js.Global().Set("dterr", map[string]any{"search": finder(hits.Find), "named": finder(hits.Named)})
	select {}
}

// finder makes a call of what finds entries: it takes words and options and gives what
// was found, the best first, and whether that is a guess.
func finder(find func(text, lang, base string) ([]hits.Hit, bool)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		o := args[1]
		found, guess := find(args[0].String(), o.Get("lang").String(), o.Get("base").String())
		values := make([]any, 0, len(found))
		for _, h := range found {
			values = append(values, map[string]any{"id": h.ID, "url": h.URL, "kind": h.Kind, "title": parts(h.Title)})
		}
		return map[string]any{"hits": values, "guess": guess}
	})
}

// parts gives a text in parts, of which every second one matched.
func parts(all []string) []any {
	values := make([]any, 0, len(all))
	for _, s := range all {
		values = append(values, s)
	}
	return values
}
