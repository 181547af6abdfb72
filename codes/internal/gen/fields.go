package main

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/codes/internal/gen/data"
)

// documents is where the paths of docs and of basis doc begin.
const documents = "https://open.dingtalk.com/document/"

// The closed sets that only the reading knows.
func owners() []string { return []string{"developer", "admin", "user", "dingtalk"} }

func bases() []string { return []string{"doc", "wire", "thread", "own"} }

// oneOf complains unless the value belongs to the set.
func (s *source) oneOf(p data.Pos, key, value string, set []string) string {
	if value == "" {
		s.errorf(p, "%s is missing", key)
	} else if !slices.Contains(set, value) {
		s.errorf(p, "%s is none of %s: %q", key, strings.Join(set, " "), value)
	}
	return value
}

// kindName complains about a kind that is unknown, or that is "unknown": the
// catalogue says nothing rather than that.
func (s *source) kindName(p data.Pos, value string) string {
	names := make([]string, 0, len(s.kinds))
	for _, k := range s.kinds {
		if k.Name != "unknown" {
			names = append(names, k.Name)
		}
	}
	return s.oneOf(p, "kind", value, names)
}

// idParts splits family/code and complains about what is no id.
func (s *source) idParts(p data.Pos, id string) (family, code string) {
	family, code, _ = strings.Cut(id, "/")
	if !slices.Contains(data.Families(), family) || code == "" || strings.Trim(code, codeLetters) != "" ||
		strings.ContainsFunc(code, func(r rune) bool { return !strings.ContainsRune(codeLetters, r) }) {
		s.errorf(p, "no id of the form family/code: %q", id)
	}
	return family, code
}

const (
	slugLetters = "abcdefghijklmnopqrstuvwxyz0123456789-"
	codeLetters = slugLetters + "ABCDEFGHIJKLMNOPQRSTUVWXYZ._"
)

// slug complains unless the value is made of a-z, 0-9 and inner hyphens.
func (s *source) slug(p data.Pos, key, value string) string {
	if value == "" || strings.HasPrefix(value, "-") || strings.HasSuffix(value, "-") ||
		strings.ContainsFunc(value, func(r rune) bool { return !strings.ContainsRune(slugLetters, r) }) {
		s.errorf(p, "%s is no slug of a-z, 0-9 and hyphens: %q", key, value)
	}
	return value
}

// pair reads "ZH | EN".
func (s *source) pair(p data.Pos, key, value string) data.Text {
	zh, en, ok := strings.Cut(value, " | ")
	t := data.Text{ZH: strings.TrimSpace(zh), EN: strings.TrimSpace(en)}
	if !ok || t.ZH == "" || t.EN == "" || strings.Contains(t.EN, " | ") {
		s.errorf(p, "%s is not of the form ZH | EN: %q", key, value)
	}
	return t
}

// both complains unless both languages are there.
func (s *source) both(p data.Pos, key string, t data.Text) data.Text {
	if t.ZH == "" || t.EN == "" {
		s.errorf(p, "%s needs both languages: %q, %q", key, t.ZH, t.EN)
	}
	return t
}

// retryRule reads "never", "backoff max=3", "wait 600", "wait 600 max=3" …
func (s *source) retryRule(p data.Pos, value string) data.Retry {
	var r data.Retry
	fields := strings.Fields(value)
	if len(fields) == 0 {
		s.errorf(p, "retry is empty")
		return r
	}
	r.Policy = s.oneOf(p, "retry", fields[0], []string{"never", "backoff", "wait", "refresh", "unknown"})
	for i, f := range fields[1:] {
		digits, isMax := strings.CutPrefix(f, "max=")
		n, err := strconv.Atoi(digits)
		switch {
		case err != nil || n < 1:
			s.errorf(p, "retry: neither seconds nor max=N: %q", f)
		case isMax && (r.Policy == "backoff" || r.Policy == "wait"):
			r.Max = n
		case !isMax && i == 0 && r.Policy == "wait":
			r.Wait = n
		default:
			s.errorf(p, "retry %s takes no %q", r.Policy, f)
		}
	}
	return r
}

// numbers reads numbers and ranges a-b, separated by blanks or commas, each
// between low and high; the result is sorted.
func (s *source) numbers(p data.Pos, key, value string, low, high int) []int {
	var all []int
	for _, f := range strings.FieldsFunc(value, func(r rune) bool { return r == ' ' || r == ',' }) {
		from, to, isRange := strings.Cut(f, "-")
		a, err := strconv.Atoi(from)
		b := a
		if isRange && err == nil {
			b, err = strconv.Atoi(to)
		}
		if err != nil || a < low || b > high || a > b {
			s.errorf(p, "%s: no number or range within %d-%d: %q", key, low, high, f)
			continue
		}
		for n := a; n <= b; n++ {
			all = append(all, n)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (s *source) apiNumbers(p data.Pos, value string) []int {
	return s.numbers(p, "apis", value, 1, len(s.apis))
}

// httpStatuses allows for the 999 that one official page states.
func (s *source) httpStatuses(p data.Pos, value string) []int {
	return s.numbers(p, "http", value, 100, 999)
}

// pages expands the blank separated paths of docs to URLs.
func (s *source) pages(p data.Pos, value string) []string {
	var all []string
	for _, f := range strings.Fields(value) {
		all = append(all, s.page(p, f))
	}
	return all
}

func (s *source) page(p data.Pos, path string) string {
	switch {
	case strings.HasPrefix(path, documents):
		return path
	case strings.Contains(path, "://"), strings.HasPrefix(path, "/"), !strings.Contains(path, "/"):
		s.errorf(p, "no page below %s: %q", documents, path)
	}
	return documents + path
}

// dated splits the "; " separated sources; each ends in a date.
func (s *source) dated(p data.Pos, value string) []string {
	var all []string
	for f := range strings.SplitSeq(value, ";") {
		f = strings.TrimSpace(f)
		if f == "" {
			continue
		}
		if !strings.Contains(f, " ") || !isDate(lastField(f)) {
			s.errorf(p, "source without a date (YYYY-MM-DD at its end): %q", f)
		}
		all = append(all, f)
	}
	if len(all) == 0 {
		s.errorf(p, "sources is missing")
	}
	return all
}

func isDate(v string) bool {
	_, err := time.Parse(time.DateOnly, v)
	return err == nil
}

// basisOf reads "own", "doc PATH DATE", "thread URL DATE", "wire NAME DATE".
func (s *source) basisOf(p data.Pos, value string) (basis, src string) {
	basis, src, _ = strings.Cut(value, " ")
	s.oneOf(p, "basis", basis, bases())
	src = strings.TrimSpace(src)
	if src == "" {
		return basis, ""
	}
	name, date := strings.TrimSpace(strings.TrimSuffix(src, lastField(src))), lastField(src)
	if name == "" || !isDate(date) {
		s.errorf(p, "basis: source without a date (YYYY-MM-DD at its end): %q", src)
		return basis, src
	}
	if basis == "doc" && !strings.HasPrefix(name, "https://") {
		name = s.page(p, name)
	}
	return basis, name + " " + date
}
