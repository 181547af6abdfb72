package transcript_test

import "testing"

// TestTrials has each name of a function that only tests call, each word that begins a
// declaration and each that reads a text, on the one line of source code there is.
func TestTrials(t *testing.T) {
	for _, name := range []string{"mockReply", "api.stub", "FakeReply", "assertSame", "assert_eq!", "expect", "gate.respond", "nock"} {
		if !near(name + "(%)").InSource() {
			t.Errorf("%s is called by anybody", name)
		}
		if near(name+" %").InSource() || near("the "+name+" said %").InSource() {
			t.Errorf("%s that nobody calls is source code", name)
		}
	}
	for _, word := range []string{"const", "let", "var", "val", "final", "auto"} {
		if !near(word + " a = serve(%);").InSource() {
			t.Errorf("%s declares nothing", word)
		}
	}
	for _, name := range []string{"parse", "json.loads", "decode", "Unmarshal", "toJson", "new String"} {
		if near("const a = " + name + "('%')").InSource() {
			t.Errorf("%s reads no answer", name)
		}
	}
}

func TestOneLineOfSource(t *testing.T) {
	for text, want := range map[string]bool{
		"x = assert(%)":                              true,
		"mock.on({\n  data: %,\n})":                  true,
		"mock.on(x);\n% is what\n":                   false,
		"const a = await serve(r#\"%\"#)":            true,
		"const a = open(new Refusal('no', %))":       true,
		"const a = open(b, %)":                       false,
		"a = serve(%)":                               false,
		"\tERROR a\n\tconst a = serve(%)":            false,
		"const a = serve(%)\n          ^":            false,
		"GateError('%')\n\na();\nb();":               false,
		"gate('%')\n\na();\nb();":                    true,
		"{\"a\", `%`, \"b\"},":                       true,
		"{\"a\", \"%\", \"b\"},":                     true,
		"{\"a\", %},":                                false,
		"{\"a\": `%`},":                              false,
		"{name: \"a\", body: `%`},":                  true,
		"{ name: 'a', body: '%' },":                  false,
		"[{ message: '%' }, 'x'],":                   true,
		"[{ message: '%' }, 'x']":                    false,
		"[ { message: '%' }, 'x' ],":                 false,
		"[{'message': '%'}, 'x'],":                   false,
		"$this->mockGate->method('a')->will(%);":     true,
		"[{ a: '%' }, 'x'],\n[2026-11-20 07:08:09] ": false,
	} {
		if got := near(text).InSource(); got != want {
			t.Errorf("InSource(%q) is %v", text, got)
		}
	}
}
