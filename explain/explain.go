// Package explain knows what a response of DingTalk's open platform says.
//
// Bytes go in, findings come out. The input is whatever a person or a program
// holds: a JSON body, a curl transcript, an exception of an SDK, a log with a
// thousand errors in it, in any encoding, wrapped and escaped in any way.
// Every answer of DingTalk in it becomes a Finding: its codes from the wrapper
// to the root cause, the one meaning that its message, the call and the HTTP
// status select, what the response itself tells, and whether and when to call
// again. Errors of other platforms are told apart and named, and no DingTalk
// meaning is ever claimed for them.
//
// Reading is a pipeline of small packages under internal, each of which knows only
// those below it:
//
//	bytes ─ input ─ text ─ mark ─ places ─ find ⇄ shape ─ answers ─ match ─ readings ─ verdict ─ whose
//	                                └ transcript (the call around it)                facts, retry, notes ─ findings
//	sentences, or no code anywhere: uncoded gives answers, which go on at match
//
// A body on its way: `HTTP/1.1 200 OK … {"errcode":88,"sub_code":"60011",…}`. input
// tells that it is UTF-8 and hands over whole lines; mark finds the "code" of
// "errcode"; find reads the outermost object around it with package lenient and asks
// shape, whose decoder oapi gives the codes 88 and 60011 and the message; transcript
// reads the status line and the host above it; match compares the message with the
// templates of 60011 and selects a meaning; verdict finds the host to be DingTalk's,
// by the rule "host"; the message is masked, and facts reads the scopes and the link out
// of it; this package makes the finding of all that, with the rest masked too.
//
// A stack trace: `…TeaException: code: 403, … request id: …` with `Data: {…}` a line
// below. mark finds the "code"; no object is around it, so find asks the decoders of
// text, of which tea takes the status behind "code: " and, with what package field
// reads beside a name, the message up to the request id, and the code and the scopes
// out of the Data; the answer has the trait of an exception, because the same SDKs
// serve Alibaba's cloud. The body that the program printed after it is merged into it.
// match finds the code in the catalogue, and verdict decides by the rule "exception of
// the catalogue".
//
// What is found never depends on where the blocks of the input end. Of an input that is
// slow or never ends, what is complete is told in its pauses; see ErrPause. Of a long
// input the findings are made beside the reading, and stretches of a file in which
// nothing stands are looked for by all processors and passed over.
//
// Guarantees: memory is bounded whatever the input, time is linear in it, no
// input makes the package panic, and the same input with the same Options
// gives the same findings. The package has no clock, environment, files or
// network of its own.
//
//	_, err := explain.Stream(os.Stdin, explain.Options{Source: "stdin", Now: now}, func(it explain.Item) error {
//		fmt.Println(it.Finding.Primary) // oapi/60011
//		return nil
//	})
package explain

import (
	"io"

	"github.com/dterr/dterr/explain/internal/verdict"
	"github.com/dterr/dterr/explain/redact"
)

// Stream reads r to its end and calls emit for every item, in the order of the
// input, for one at a time; of a long input on another goroutine than the caller's.
// It stops at the first error of r or of emit and gives it back, when no call is
// made any more; [ErrPause] is no such error. At most a few MiB are held at a time.
func Stream(r io.Reader, o Options, emit func(Item) error) (Summary, error) {
	return Hits(r, o, func(h *Hit) error { return emit(h.Item()) })
}

// Hits reads r to its end and calls emit for every hit, in the order of the input;
// [Stream] does the same and makes all of each.
func Hits(r io.Reader, o Options, emit func(*Hit) error) (Summary, error) {
	if o.Masker == nil {
		o.Masker = redact.New()
	}
	o.Source = o.masked(o.Source)
	run := &run{teller: teller{opts: o, emit: emit}, judge: verdict.New()}
	err := run.read(r)
	return run.sum, err
}
