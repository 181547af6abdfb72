package verdict

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// lineByLine tells what named tells, and asks one line after the other.
func lineByLine(s *Subject, words *platform.Words) (ours bool, theirs platform.Name) {
	near, tells := s.Near.Text, func() bool { return ours || theirs != "" }
	begin := bytes.LastIndexByte(near[:s.Near.At], '\n') + 1
	end := len(near)
	if i := bytes.IndexByte(near[s.Near.To:], '\n'); i >= 0 {
		end = s.Near.To + i
	}
	below := func() {
		for line := range bytes.Lines(near[end:]) {
			if ours, theirs = words.Find(line).Whose(); tells() {
				return
			}
		}
	}
	if ours, theirs = words.Find(near[begin:end]).Whose(); tells() {
		if ours && theirs != "" {
			last := words.Find(near[begin:s.Near.At]).Last()
			ours = last == platform.DingTalk || last == ""
		}
		return ours, theirs
	}
	if s.Is(shape.Exception) {
		if below(); tells() {
			return ours, theirs
		}
	}
	for begin > 0 {
		from := bytes.LastIndexByte(near[:begin-1], '\n') + 1
		if ours, theirs = words.Find(near[from:begin]).Whose(); tells() {
			return ours, theirs
		}
		begin = from
	}
	if s.Is(shape.Prose) {
		below()
	}
	return ours, theirs
}

func TestNamedByLine(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	words := platform.All()
	some := func() []byte {
		var b bytes.Buffer
		for range random.IntN(5) {
			if random.IntN(2) == 0 {
				b.WriteString(words.List()[random.IntN(len(words.List()))].Text)
			}
			b.WriteString([...]string{" ", "\n", "\n\n", ". "}[random.IntN(4)])
		}
		return b.Bytes()
	}
	for range 20000 {
		before, answer, behind := some(), []byte("{"+string(some())+"}"), some()
		s := Subject{
			Answer: &shape.Answer{Traits: [...]shape.Traits{0, shape.Exception, shape.Prose}[random.IntN(3)]},
			Near:   transcript.Near{Text: bytes.Join([][]byte{before, answer, behind}, nil), At: len(before), To: len(before) + len(answer)},
		}
		ours, theirs := lineByLine(&s, words)
		if o, th := s.named(words); o != ours || th != theirs {
			t.Fatalf("%q | %q | %q: named %v, %q, want %v, %q", before, answer, behind, o, th, ours, theirs)
		}
	}
}
