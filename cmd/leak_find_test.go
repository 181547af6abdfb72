package cmd_test

import (
	"encoding/base64"
	"encoding/hex"
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// This file looks for pieces of a secret in an output, also where the output
// breaks, escapes or encodes them.

var (
	escapeCodes = regexp.MustCompile(`(?:\x1b|\\x1b|\\033|\\u001b|\\u\{1b\}|\\e|\^\[|␛)(?:\[[0-9;?]*[A-Za-z]|\]8;;[^\\\x07^]*(?:\x1b\\|\\x1b\\{1,2}|\\033\\{1,2}|\\u001b\\{1,2}|\\e\\{1,2}|\^\[\\|\x07|\\x07|\\007|\\u0007|\\a|\^G))`)
	unicodes    = regexp.MustCompile(`\\+u([0-9a-fA-F]{4})`)
	blanks      = regexp.MustCompile(`\\+[rnt]|[\s\\` + "`" + `*]+`)
	separators  = regexp.MustCompile(`[\s\x{a0}.+-]+`)
)

// grams are the pieces of which each is a leak.
type grams struct {
	pieces map[string]bool
	sizes  []int
	begins [1 << 16]bool // by the first two bytes of a piece
	digits bool
}

// gramsOf gives the pieces of the secrets of a kind.
func gramsOf(k *kind, m made) *grams {
	g := &grams{pieces: make(map[string]bool), digits: k.digits}
	for _, s := range m.secrets {
		s = squeezed(s)
		least := k.least
		if least == 0 {
			least = 8
		}
		runes := []rune(s)
		if least < 0 || least > len(runes) {
			least = len(runes)
		}
		for i := 0; i+least <= len(runes); i++ {
			piece := string(runes[i : i+least])
			g.pieces[piece] = true
			g.begins[int(piece[0])<<8|int(piece[1])] = true
			if !holds(g.sizes, len(piece)) {
				g.sizes = append(g.sizes, len(piece))
			}
		}
	}
	return g
}

func holds(list []int, n int) bool {
	for _, x := range list {
		if x == n {
			return true
		}
	}
	return false
}

// find gives a piece that an output shows, or "".
func (g *grams) find(out string) string {
	for _, form := range g.forms(out) {
		for _, n := range g.sizes {
			for i := 0; i+n <= len(form); i++ {
				if g.begins[int(form[i])<<8|int(form[i+1])] && g.pieces[form[i:i+n]] {
					return form[i : i+n]
				}
			}
		}
	}
	return ""
}

// forms gives an output as it stands and as it reads without line ends, escapes
// and encodings.
func (g *grams) forms(out string) []string {
	all := []string{strings.ToLower(out), squeezed(out)}
	add := func(s string) {
		if s != out {
			all = append(all, squeezed(s))
		}
	}
	plain := escapeCodes.ReplaceAllString(out, "")
	add(plain)
	if strings.Contains(out, "%") {
		once := unpercent(out)
		add(once)
		add(unpercent(once))
		add(unpercent(squeezed(out)))
	}
	if strings.Contains(out, `\u`) {
		add(unicodes.ReplaceAllStringFunc(out, func(s string) string {
			n, err := strconv.ParseUint(s[len(s)-4:], 16, 32)
			if err != nil {
				return s
			}
			return string(rune(n))
		}))
	}
	if strings.Contains(out, "&") {
		add(html.UnescapeString(out))
	}
	if strings.Contains(out, "=") {
		add(strings.ReplaceAll(strings.ReplaceAll(out, "=3D", "="), "=\\n", ""))
	}
	for _, s := range unpacked(plain) {
		all = append(all, squeezed(s))
	}
	if g.digits {
		add(separators.ReplaceAllString(strings.Map(narrow, plain), ""))
	}
	return all
}

// packedWord is what may be a text in base64 or hexadecimal, and packedBreak what may stand
// where its lines end.
var (
	packedWord  = regexp.MustCompile(`[A-Za-z0-9+/_-]{24,}`)
	packedBreak = regexp.MustCompile(`(?:\\n|\s|\r)+`)
)

// unpacked gives the texts that stand packed in an output.
func unpacked(out string) (texts []string) {
	for _, form := range [...]string{out, packedBreak.ReplaceAllString(out, "")} {
		for _, word := range packedWord.FindAllString(form, -1) {
			if raw, err := hex.DecodeString(word); err == nil {
				texts = append(texts, string(raw))
			}
			word = strings.NewReplacer("-", "+", "_", "/").Replace(word)
			for from := range 4 { // a word may stand before it
				raw, _ := base64.RawStdEncoding.DecodeString(word[from : len(word)-(len(word)-from)%4])
				texts = append(texts, strings.ToValidUTF8(string(raw), " "))
			}
		}
	}
	return texts
}

// narrow gives digits of full width their common form.
func narrow(c rune) rune {
	if c >= '０' && c <= '９' {
		return c - '０' + '0'
	}
	return c
}

// squeezed leaves out blanks, line ends and the marks of Markdown, and does not
// tell capitals from small letters: a secret in small letters is shown as well.
func squeezed(s string) string { return strings.ToLower(blanks.ReplaceAllString(s, "")) }

// unpercent undoes percent-encoding wherever there is any.
func unpercent(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(n))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	if out := b.String(); utf8.ValidString(out) {
		return out
	}
	return strings.ToValidUTF8(b.String(), "?")
}
