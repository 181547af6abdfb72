//go:build js

package render

// style is nothing in a browser, where no escape sequence is ever written and the library
// for them would be a twelfth of what is loaded.
type style struct{}

func newStyles() []style { return nil }

func (t theme) styled(_ ink, s string) string { return s }

// columnsOf gives how many cells a line takes.
func columnsOf(line string) int { return cells(line) }
