package cmd

import "golang.org/x/sys/windows"

// Console makes a Windows console understand the escape sequences of colours
// and links. Anything else is left alone.
func Console(fd uintptr) {
	var mode uint32
	h := windows.Handle(fd)
	if windows.GetConsoleMode(h, &mode) == nil {
		// Consoles too old for this show no colours with --color never.
		_ = windows.SetConsoleMode(h, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING)
	}
}
