package cmd_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The tests in leak_*_test.go do what somebody would who wants to find a secret in
// what dterr prints: they write every kind of secret in every shape that programs
// print, in answers and logs of all sorts, and look for pieces of it in every
// output. In the suite a small part runs, from a fixed seed. Many more inputs, and
// one of them again, with all of its outputs:
//
//	go test ./cmd -run TestMasking -leaks 3000 [-leakseed 7] [-leakkind sign] [-leakshape wrap/] [-leakout json] [-leaklist fails.md]
//	go test ./cmd -run TestMasking -v -leakcase direct/json/sign/123
var (
	leakInputs = flag.Int("leaks", 0, "inputs per class of shapes")
	leakSeed   = flag.Uint64("leakseed", 1, "where the inputs begin")
	leakKind   = flag.String("leakkind", "", "only kinds whose id holds this")
	leakShape  = flag.String("leakshape", "", "only shapes whose class/id holds this")
	leakOut    = flag.String("leakout", "", "only the output of this name, such as json")
	leakCase   = flag.String("leakcase", "", "one input: class/shape/kind/seed")
	leakList   = flag.String("leaklist", "", "a file for what leaks")
)

// trial is one input: a kind in a shape in a carrier, all from one seed.
type trial struct {
	class string
	shape shape
	kind  kind
	seed  uint64
	// text is what the shape makes of the value, input all around it.
	text, input       string
	carrier, encoding string
	value             made
}

func (x *trial) id() string {
	return fmt.Sprintf("%s/%s/%s/%d", x.class, x.shape.id, x.kind.id, x.seed)
}

// build makes the input with the value of a seed of its own, and reports whether
// the shape takes it.
func (x *trial) build(values uint64) bool {
	x.value = x.kind.make(rand.New(rand.NewPCG(values, 1)))
	if !x.shape.takes(&x.kind, x.value) || x.kind.data && (x.class == "prose" || x.class == "typed") {
		return false
	}
	r := rand.New(rand.NewPCG(x.seed, 2))
	x.text = x.shape.write(&x.kind, x.value, r)
	c := pick(r, carriersOf(x.text)...)
	x.carrier, x.encoding = c.id, "utf-8"
	if x.class != "encodings" {
		x.input = c.write(x.text, r)
		if x.shape.wide > 0 {
			x.input = wrapped(x.input, x.shape.wide)
		}
		return true
	}
	e := pick(r, encodings()...)
	x.encoding = e.id
	if e.inner {
		x.text = e.write(x.text)
		x.input = c.write(x.text, r)
	} else {
		x.input = e.write(c.write(x.text, r))
	}
	return true
}

// few gives the outputs that an input of the suite goes to: the first of all and
// six others.
func (x *trial) few(outs []outlet) []outlet {
	if *leakInputs > 0 || len(outs) < 7 {
		return outs
	}
	some := outs[:1:1]
	for _, i := range rand.New(rand.NewPCG(x.seed, 5)).Perm(len(outs) - 1)[:6] {
		some = append(some, outs[i+1])
	}
	return some
}

// leak gives the first output that shows a piece of the secret, and the piece.
// What the program says of another secret in the same place as well is none.
func (x *trial) leak(t *testing.T, outs []outlet) (where, piece, out string) {
	t.Helper()
	g := gramsOf(&x.kind, x.value)
	for i := range outs {
		if !outs[i].shows(x) {
			continue
		}
		out = outs[i].told(t, x.input, x.text)
		if piece = g.find(out); piece == "" {
			continue
		}
		other := *x
		for n := uint64(1); !other.build(x.seed+n<<32) || !outs[i].shows(&other); n++ {
		}
		if g.find(outs[i].told(t, other.input, other.text)) == "" || slices.Equal(other.value.secrets, x.value.secrets) {
			return outs[i].id, piece, out
		}
	}
	return "", "", ""
}

// table counts inputs and leaks.
type table struct {
	inputs, leaks map[string]int
	failed        map[string]string // class/shape/kind: an example
	outputs       map[string]string // … the outputs that showed it
	seeds         map[string]string // … kind/seed
}

// suite gives how many inputs of a class are tried.
func suite(class string) int {
	if *leakInputs > 0 {
		return *leakInputs
	}
	switch class {
	case "direct":
		return 400
	case "encodings":
		return 120
	}
	return 100
}

func TestMasking(t *testing.T) {
	outs := outlets(t)
	if *leakCase != "" {
		again(t, outs)
		return
	}
	count := table{make(map[string]int), make(map[string]int), make(map[string]string), make(map[string]string), make(map[string]string)}
	order := classes()
	order = append(order, class{"encodings", 0, encodedShapes()})
	for _, c := range order {
		count.try(t, &c, outs)
		n, leaks := count.inputs[c.id], count.leaks[c.id]
		t.Logf("%-9s %d leaks in %d inputs (%.2f %%)", c.id, leaks, n, 100*float64(leaks)/float64(max(n, 1)))
		if float64(leaks) > c.goal*float64(n) {
			t.Errorf("%s: %d of %d inputs leak, at most %.1f %% may", c.id, leaks, n, 100*c.goal)
		}
	}
	if *leakInputs > 0 {
		t.Log("\n" + count.String())
	}
	if *leakList != "" {
		if err := os.WriteFile(*leakList, []byte(count.list()), 0o600); err != nil {
			t.Error(err)
		}
	}
	for n, id := range sortedKeys(count.failed) {
		if n == 20 {
			t.Logf("… %d more; -leaklist FILE writes all", len(count.failed)-n)
			break
		}
		t.Log(count.failed[id])
	}
}

// try makes the inputs of a class, each shape in turn.
func (c *table) try(t *testing.T, of *class, outs []outlet) {
	t.Helper()
	var shapes []shape
	for _, s := range of.shapes {
		if strings.Contains(of.id+"/"+s.id, *leakShape) {
			shapes = append(shapes, s)
		}
	}
	var some []kind
	for _, k := range kinds() {
		if strings.Contains(k.id, *leakKind) {
			some = append(some, k)
		}
	}
	if len(shapes) == 0 || len(some) == 0 {
		return
	}
	r := rand.New(rand.NewPCG(*leakSeed, uint64(len(of.id))))
	for n, tried := 0, 0; n < suite(of.id) && tried < 100*suite(of.id); tried++ {
		// Every shape has its turn with some kind, every kind with some shape.
		x := trial{class: of.id, shape: pick(r, shapes...), kind: pick(r, some...), seed: uint64(r.Uint32())}
		if n%2 == 0 {
			x.shape = shapes[tried%len(shapes)]
		} else {
			x.kind = some[tried%len(some)]
		}
		if !x.build(x.seed) {
			continue
		}
		n++
		cell := x.kind.id + " " + of.id
		c.inputs[of.id]++
		c.inputs[cell]++
		where, piece, out := x.leak(t, x.few(outs))
		if where == "" {
			continue
		}
		c.leaks[of.id]++
		c.leaks[cell]++
		pair := of.id + "/" + x.shape.id + "/" + x.kind.id
		if !strings.Contains(c.outputs[pair], where) {
			c.outputs[pair] += "," + where
		}
		if c.failed[pair] == "" {
			c.seeds[pair] = fmt.Sprintf("%s/%d", x.kind.id, x.seed)
			c.failed[pair] = fmt.Sprintf("%s\n  -leakcase %s (%s, %s; printed by %s)\n  input  %s\n  %-6s %s\n  shows  %q\n",
				pair, x.id(), x.carrier, x.encoding, x.shape.by, strconv.Quote(x.input), where, around(out, piece), piece)
		}
	}
}

// around gives what stands around a piece in an output.
func around(out, piece string) string {
	at := strings.Index(strings.ToLower(out), piece)
	if at < 0 || at > len(out) {
		at = max(strings.Index(out, `"message":`), 0)
		piece = out[at:min(len(out), at+200)]
	}
	return strconv.Quote(out[max(0, at-160):min(len(out), at+len(piece)+80)])
}

// String gives the table: a line per kind, a column per class.
func (c *table) String() string {
	columns := []string{"direct", "ansi", "pair", "typed", "wrap", "prose", "encodings"}
	var b strings.Builder
	fmt.Fprintf(&b, "| kind | %s |\n|%s\n", strings.Join(columns, " | "), strings.Repeat("---|", len(columns)+1))
	line := func(name string, key func(string) string) {
		b.WriteString("| " + name)
		for _, column := range columns {
			fmt.Fprintf(&b, " | %d/%d", c.leaks[key(column)], c.inputs[key(column)])
		}
		b.WriteString(" |\n")
	}
	for _, k := range kinds() {
		line(k.id, func(column string) string { return k.id + " " + column })
	}
	line("**sum**", func(column string) string { return column })
	return b.String()
}

// list gives every shape and kind that leaks, with an example each.
func (c *table) list() string {
	var b strings.Builder
	b.WriteString(c.String() + "\n## Shapes, and kind/seed of what leaks in them (the output in brackets, where it is not --json)\n\n")
	ofShape, example := make(map[string][]string), make(map[string]string)
	for _, pair := range sortedKeys(c.failed) {
		at := strings.LastIndexByte(pair, '/')
		ofShape[pair[:at]] = append(ofShape[pair[:at]], c.seeds[pair]+strings.TrimSuffix("("+c.outputs[pair][1:]+")", "(json)"))
		if example[pair[:at]] == "" || strings.Contains(c.outputs[pair], "json") {
			example[pair[:at]] = c.failed[pair]
		}
	}
	for _, s := range sortedKeys(ofShape) {
		fmt.Fprintf(&b, "- %s: %s\n", s, strings.Join(ofShape[s], " "))
	}
	b.WriteString("\n## An example of each shape (the others with -leakcase class/shape/kind/seed)\n\n")
	for _, s := range sortedKeys(example) {
		b.WriteString(example[s] + "\n")
	}
	return b.String()
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// again shows one input with all of its outputs.
func again(t *testing.T, outs []outlet) {
	parts := strings.Split(*leakCase, "/")
	if len(parts) != 4 {
		t.Fatal("not class/shape/kind/seed")
	}
	seed, err := strconv.ParseUint(parts[3], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	all := classes()
	all = append(all, class{"encodings", 0, encodedShapes()})
	for _, c := range all {
		for _, s := range c.shapes {
			for _, k := range kinds() {
				if c.id != parts[0] || s.id != parts[1] || k.id != parts[2] {
					continue
				}
				x := trial{class: c.id, shape: s, kind: k, seed: seed}
				if !x.build(seed) {
					t.Fatal("the shape does not take this value")
				}
				t.Logf("%s, %s, secrets %q\ntext %s\ninput\n%s", x.carrier, x.encoding, x.value.secrets, x.text, x.input)
				for i := range outs {
					if !outs[i].shows(&x) {
						continue
					}
					if out := outs[i].told(t, x.input, x.text); gramsOf(&k, x.value).find(out) != "" {
						t.Errorf("%s shows %q:\n%s", outs[i].id, gramsOf(&k, x.value).find(out), out)
					} else if i == 0 {
						t.Logf("json: %s", out)
					}
				}
				return
			}
		}
	}
	t.Fatal("no such shape or kind")
}
