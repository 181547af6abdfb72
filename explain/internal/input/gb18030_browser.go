//go:build js

package input

import "syscall/js"

// fromGB18030 gives a text in UTF-8; what is no GB18030 becomes the replacement
// character. A browser has the tables for that, which are a twentieth of the program.
func fromGB18030(text []byte) ([]byte, error) {
	in := js.Global().Get("Uint8Array").New(len(text))
	js.CopyBytesToJS(in, text)
	return []byte(js.Global().Get("TextDecoder").New("gb18030").Call("decode", in).String()), nil
}
