package explain

import (
	"slices"
	"strings"
)

// words are what an answer says, as it stood there and as it is shown. All that is
// told of an answer's own case is read out of what is shown: a fact that is cut out
// of a text before that is masked has lost what tells that it is a secret.
type words struct {
	raw, shown string
	// message is the part of shown that is the answer's message.
	message string
}

// wordsOf gives the words of an answer, with those of the wrapper around it where
// they say more.
func (o *Options) wordsOf(a *item) words {
	message := o.maskedWords(a.Message)
	w := words{a.Message, message, message}
	if a.Outer != "" && !strings.Contains(a.Outer, "[subcode") && !strings.Contains(a.Outer, a.Message) {
		w.raw += "\n" + a.Outer
		w.shown += "\n" + o.maskedWords(a.Outer)
	}
	return w
}

// mask takes secrets and personal data out of everything in a finding that came from
// the input, but for the message, which is masked before it is read: every text of
// Finding is either here or in the list of TestMaskAll, with the reason why not.
func (o *Options) mask(f *Finding, w words) {
	if o.NoRedact {
		return
	}
	f.Codes = o.maskedAll(f.Codes)
	f.API, f.RequestID = o.masked(f.API), o.masked(f.RequestID)
	if !f.Known {
		f.Primary = o.masked(f.Primary)
	}
	x := &f.Facts
	for _, s := range [...]*string{
		&x.ApplyURL, &x.RequestIP, &x.AppKey, &x.APIPath, &x.Until, &x.MissingField, &x.Reason, &x.URL, &x.Nonce, &x.Timestamp, &x.Solution,
	} {
		*s = o.masked(*s)
	}
	x.RequiredScopes = o.maskedAll(x.RequiredScopes)
	f.Captured, x.Variables = o.cuts(f.Captured, w), o.cuts(x.Variables, w)
	f.Whole = f.Whole && !slices.Contains(f.Captured, "")
	x.Variables = slices.DeleteFunc(x.Variables, func(s string) bool { return s == "" })
}

// cuts gives pieces of an answer's words as they are shown: an empty one for what was
// a piece of something that is masked there.
func (o *Options) cuts(pieces []string, w words) []string {
	shown := o.maskedAll(pieces)
	for i, s := range shown {
		if w.raw != w.shown && strings.Contains(w.raw, pieces[i]) && !strings.Contains(w.shown, s) {
			if &shown[0] == &pieces[0] {
				shown = slices.Clone(pieces)
			}
			shown[i] = ""
		}
	}
	return shown
}

// maskedAll masks several texts; they are copied when there is something to mask,
// since the answer may share them.
func (o *Options) maskedAll(texts []string) []string {
	shared := true
	for i, text := range texts {
		if s := o.masked(text); s != text {
			if shared {
				texts, shared = slices.Clone(texts), false
			}
			texts[i] = s
		}
	}
	return texts
}

// maskedWords masks a text that was taken out of others, with whose quotes it may have lost
// the one that closes its last value.
func (o *Options) maskedWords(text string) string {
	const quote, before = `"`, "=: ([{,"
	if i := strings.LastIndex(text, quote); i <= 0 || strings.IndexByte(before, text[i-1]) < 0 {
		return o.masked(text)
	}
	return strings.TrimSuffix(o.masked(text+quote), quote)
}

// masked gives a text of the input with what is secret in it masked.
func (o *Options) masked(text string) string {
	if o.NoRedact {
		return text
	}
	return o.Masker.Text(text)
}

// count gives how many secrets were masked so far.
func (o *Options) count() int {
	if o.NoRedact {
		return 0
	}
	return o.Masker.Count()
}
