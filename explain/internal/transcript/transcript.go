// Package transcript knows what stands around an answer: the lines of curl, of
// HTTPie and of raw HTTP above a body, a URL or a status that a line states, the
// head of a response, and the prefix and time of a line of a log. It says which
// call was answered, and never what the answer means.
//
//	c := transcript.Before(text, 0, bodyStart, bodyEnd)
//	c.API() // "POST /v1.0/robot/oToMessages/batchSend"
package transcript
