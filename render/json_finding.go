package render

import (
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// Finding writes a dterr.finding/1. A log holds thousands, so its members are written
// one by one, and the entry, which is most of it, as it was written before.
func (j JSON) Finding(f *explain.Finding) error {
	l := j.jsonLine
	l.out = append(l.out[:0], `{"schema":"dterr.finding/1"`...)
	l.whose(f)
	l.reading(f)
	l.advice(f)
	l.call(f)
	if err := l.needs(f.Needs); err != nil {
		return err
	}
	l.facts(&f.Facts)
	l.notes(f.Notes)
	return j.endFinding(f)
}

// endFinding puts the last members of a finding on the line, and writes it.
func (j JSON) endFinding(f *explain.Finding) error {
	j.key("entry")
	if f.Entry == nil {
		j.out = append(j.out, "null"...)
	} else if err := j.addEntry(f.Entry); err != nil {
		return err
	}
	j.number("redacted", f.Redacted)
	j.out = append(j.out, '}')
	return j.end()
}

// whose writes where an answer stands, whose it is and what its codes are.
func (l *jsonLine) whose(f *explain.Finding) {
	l.text("source", f.Source)
	l.number("line", f.Line)
	l.text("platform", string(f.Platform))
	l.truth("ok", f.OK)
	texts(l, "codes", f.Codes)
	l.textOrNull("primary", f.Primary)
	texts(l, "families", f.Families)
	l.truth("inferred", f.Inferred)
	if len(f.Equals) > 0 {
		texts(l, "equals", f.Equals)
	}
	l.truth("known", f.Known)
}

// reading writes which of the meanings it has, and what told.
func (l *jsonLine) reading(f *explain.Finding) {
	l.textOrNull("meaning", f.Meaning)
	texts(l, "candidates", f.Candidates)
	l.textIfAny("matched_by", string(f.Matched))
	l.text("platform_by", f.PlatformBy)
	l.textOrNull("matched", string(f.Matched))
	l.key("title")
	l.out = append(l.out, '{')
	l.both(f.Title)
	l.out = append(l.out, '}')
}

// advice writes what to do about it.
func (l *jsonLine) advice(f *explain.Finding) {
	kind, policy := f.Kind, f.Retry.Policy
	if kind == "" {
		kind = codes.KindUnknown
	}
	if policy == "" {
		policy = codes.PolicyUnknown
	}
	l.text("kind", string(kind))
	owner := f.Owner
	if owner == "" && f.Entry != nil {
		owner = f.Entry.Owner() // that of the likeliest, where several candidates differ
	}
	l.text("owner", string(owner))
	l.key("retry")
	l.out = append(l.out, '{')
	l.text("policy", string(policy))
	l.numberIfAny("wait_seconds", f.Retry.WaitSeconds)
	l.numberIfAny("max_attempts", f.Retry.MaxAttempts)
	l.textIfAny("after", timestamp(f.Retry.After))
	l.out = append(l.out, '}')
}

// call writes what the answer says, and to which call.
func (l *jsonLine) call(f *explain.Finding) {
	l.textOrNull("message", f.Message)
	l.textOrNull("request_id", f.RequestID)
	if f.HTTPStatus != 0 {
		l.number("http_status", f.HTTPStatus)
	} else {
		l.textOrNull("http_status", "")
	}
	l.textOrNull("api", f.API)
	if !f.Time.IsZero() {
		l.text("time", f.Time.Format(time.RFC3339))
	}
}

func (l *jsonLine) facts(f *explain.Facts) {
	l.key("facts")
	l.out = append(l.out, '{')
	if len(f.RequiredScopes) > 0 {
		texts(l, "required_scopes", f.RequiredScopes)
	}
	l.textIfAny("apply_url", f.ApplyURL)
	l.textIfAny("request_ip", f.RequestIP)
	l.textIfAny("app_key", f.AppKey)
	l.textIfAny("api_path", f.APIPath)
	l.numberIfAny("limit", f.Limit)
	l.numberIfAny("window_seconds", f.WindowSeconds)
	l.textIfAny("until", f.Until)
	l.textIfAny("missing_field", f.MissingField)
	l.textIfAny("reason", f.Reason)
	l.numberIfAny("status_code", f.StatusCode)
	l.textIfAny("url", f.URL)
	l.textIfAny("nonce", f.Nonce)
	l.textIfAny("timestamp", f.Timestamp)
	l.numberIfAny("wait_seconds", f.WaitSeconds)
	l.textIfAny("solution", f.Solution)
	if len(f.Variables) > 0 {
		texts(l, "variables", f.Variables)
	}
	l.out = append(l.out, '}')
}

func (l *jsonLine) notes(all []explain.Note) {
	l.key("notes")
	l.out = append(l.out, '[')
	for i, n := range all {
		if i > 0 {
			l.out = append(l.out, ',')
		}
		l.out = append(l.out, '{')
		l.text("key", n.Key)
		l.both(n.Text)
		l.out = append(l.out, '}')
	}
	l.out = append(l.out, ']')
}

// both writes a text in both languages.
func (l *jsonLine) both(t codes.Text) {
	l.text("zh", t.ZH)
	l.text("en", t.EN)
}

// key begins a member of an object.
func (l *jsonLine) key(name string) {
	if l.out[len(l.out)-1] != '{' {
		l.out = append(l.out, ',')
	}
	l.out = append(l.out, '"')
	l.out = append(l.out, name...)
	l.out = append(l.out, `":`...)
}

func (l *jsonLine) text(name, s string) {
	l.key(name)
	l.out = appendJSON(l.out, s)
}

func (l *jsonLine) textIfAny(name, s string) {
	if s != "" {
		l.text(name, s)
	}
}

func (l *jsonLine) textOrNull(name, s string) {
	l.key(name)
	if s == "" {
		l.out = append(l.out, "null"...)
		return
	}
	l.out = appendJSON(l.out, s)
}

func (l *jsonLine) number(name string, n int) {
	l.key(name)
	l.out = strconv.AppendInt(l.out, int64(n), 10)
}

func (l *jsonLine) numberIfAny(name string, n int) {
	if n != 0 {
		l.number(name, n)
	}
}

func (l *jsonLine) truth(name string, b bool) {
	l.key(name)
	l.out = strconv.AppendBool(l.out, b)
}

func texts[T ~string](l *jsonLine, name string, all []T) {
	l.key(name)
	l.out = append(l.out, '[')
	for i, s := range all {
		if i > 0 {
			l.out = append(l.out, ',')
		}
		l.out = appendJSON(l.out, string(s))
	}
	l.out = append(l.out, ']')
}

// appendJSON appends a string of JSON with its invisible characters escaped.
func appendJSON(out []byte, s string) []byte {
	out = append(out, '"')
	done := 0
	for i := 0; i < len(s); {
		c := s[i]
		if 0x20 <= c && c < 0x7f && c != '"' && c != '\\' {
			i++
			continue
		}
		if 0xe4 <= c && c <= 0xe9 && i+2 < len(s) && s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80 {
			i += 3 // a Chinese character, U+4000 to U+9FFF
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
			if (r != utf8.RuneError || n > 1) && !invisible(r) {
				i += n
				continue
			}
		}
		out = append(out, s[done:i]...)
		out = appendEscape(out, r, n)
		i += n
		done = i
	}
	return append(append(out, s[done:]...), '"')
}

// appendEscape appends a character that cannot stand in a string of JSON as it is.
func appendEscape(out []byte, r rune, n int) []byte {
	switch r {
	case '"', '\\':
		return append(out, '\\', byte(r))
	case '\b':
		return append(out, '\\', 'b')
	case '\f':
		return append(out, '\\', 'f')
	case '\n':
		return append(out, '\\', 'n')
	case '\r':
		return append(out, '\\', 'r')
	case '\t':
		return append(out, '\\', 't')
	}
	if r == utf8.RuneError && n == 1 {
		return append(out, `\ufffd`...)
	}
	return appendUnits(out, r)
}
