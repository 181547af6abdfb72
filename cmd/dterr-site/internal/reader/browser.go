//go:build js && wasm

package reader

import (
	"syscall/js"
	"time"
)

// Of reads what the page says about its reader: {lang, base, columns, now}, the last in
// milliseconds.
func Of(v js.Value) Reader {
	return Reader{
		Lang: v.Get("lang").String(), Base: v.Get("base").String(), Columns: v.Get("columns").Int(),
		Now: time.UnixMilli(int64(v.Get("now").Float())),
	}
}
