package explain

import "strings"

// Cause is what findings have in common that are one cause: code and meaning,
// and the message too where no meaning is told by it. Causes may be compared
// and may be keys of a map.
type Cause struct {
	// ID is family/code of the root cause, empty where no code can be named.
	ID string
	// Meaning is the key of the meaning selected, empty where none is.
	Meaning string
	// Codes holds the codes from outer to inner, joined by "/".
	Codes string
	// Message is empty where Meaning tells what it says.
	Message string
}

// Cause gives what the finding has in common with others of the same cause.
func (f *Finding) Cause() Cause {
	c := Cause{ID: f.Primary, Meaning: f.Meaning, Codes: strings.Join(f.Codes, "/")}
	if f.Meaning == "" {
		c.Message = f.Message
	}
	return c
}
