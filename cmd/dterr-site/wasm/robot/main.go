//go:build js && wasm

// Command robot is the site's check of a robot's sign as a WebAssembly program. It is
// started by worker.js, in a worker, puts its call into the global dterr, and waits. It
// opens no connection.
package main

import (
	"syscall/js"

	"github.com/dterr/dterr/cmd/dterr-site/internal/reader"
	"github.com/dterr/dterr/cmd/dterr-site/internal/robot"
)

func main() {
	js.Global().Set("dterr", map[string]any{"robot": js.FuncOf(check)})
	select {}
}

// check takes what the form holds, and options, and gives HTML.
func check(_ js.Value, args []js.Value) any {
	field := func(name string) string { return args[0].Get(name).String() }
	s, err := robot.Check(robot.Call{
		URL: field("url"), Secret: field("secret"), Timestamp: field("timestamp"), Sign: field("sign"),
	}, reader.Of(args[1]))
	if err != nil {
		return ""
	}
	return s
}
