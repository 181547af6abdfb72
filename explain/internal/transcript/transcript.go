// Package transcript knows what stands around an answer: the lines of curl, of
// HTTPie and of raw HTTP above a body, a URL or a status that a line states, the
// head of a response, what a program printed behind a body, and the prefix and time
// of a line of a log. It says which call was answered, and never what the answer
// means.
//
// What stands around counts for the nearest body: what is printed behind one is its
// own and leads no further.
//
//	c := transcript.Before(text, 0, bodyStart, bodyEnd)
//	c.API() // "POST /v1.0/robot/oToMessages/batchSend"
package transcript
