package transcript_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/internal/transcript"
)

// near gives what stands around the first % of a text, which stands for an answer.
func near(text string) transcript.Near {
	at := strings.IndexByte(text, '%')
	text = strings.Replace(text, "%", `{"errcode":7}`, 1)
	return transcript.Nearby([]byte(text), at, at+len(`{"errcode":7}`))
}

func TestIsNoted(t *testing.T) {
	for text, want := range map[string]bool{
		"a();\n  // %\nb();":          true,
		"a()\n# %  \nb()":             true,
		"select 1;\n-- %":             true,
		"//%":                         true,
		"%":                           false,
		"// e.g. %":                   false,
		"// % is what it answers":     false,
		"/* % */":                     false,
		" * %":                        false,
		"a(); // %":                   false,
		"// a\n%":                     false,
		"//\n// b\n% // then retry()": false,
	} {
		if got := near(text).IsNoted(); got != want {
			t.Errorf("IsNoted(%q) is %v", text, got)
		}
	}
}

func TestInSource(t *testing.T) {
	for _, test := range []struct {
		text string
		want bool
	}{
		{"%", false},
		{"// %", false},
		{"`isOld(200, %)`", true},
		{"`isOld(%)` is", true},
		{"`(%)`", false},
		{"`isOld` (%)`", false},
		{"a();\nb();\n%\nc();", false},
		{"a();\nb();\nthe answer is %\nc();", false},
		{"a();\nb();\n// %\nc();", true},
		{"a();\nb();\n\n/* % */\n", true},
		{"a();\n\n * %\n\nb();", true},
		{"a();\nb();\n# %", true},
		{"a();\nb();\n-- %", true},
		{"a();\nb();\n<!-- % -->", true},
		{"a();\n// %", false},
		{"a();\n// x(%);", false},
		{"a();\n// b();\n// %", false},
		{"$ zoo\na();\nb();\n// %", false},
		{"isOld(%)` is", false},
		{"`isOld(200, % is", false},
		{"`isOld %)`", false},
		{"a();\n```\n// %\n```\nb();", false},
		{"a();\n~~~\n// %\n~~~\nb();", false},
		{"a();\nb();\nlog(x);\n// %", false},
		{"a();\nb();\nlogin(x);\n// %", true},
		{"a();\nvar_dump(b);\nstring(13) \"%\"", false},
		{"a();\nvar_dump(b);\nx = %;", true},
		{"a();\nb();\nx = %;\nc();", true},
		{"a();\nb();\n%,\nc();", true},
		{"a();\n\nx = %\n\nb();", false},
		{"a();\n\nx(%);\n\nb();", true},
		{"a();\n\nx(%\n\nb();", false},
		{"a();\n\nx = %)\n\nb();", false},
		{"a();\nx = y(%);", true},
		{"a();\nb();\nthrow x %;\nc();", true},
		{"a();\nb();\nERROR x = %\nc();", false},
		{"a();\nb();\n% words\nc();", false},
		{"a();\nb();\n看。%\nc();", false},
		{"a();\nb();\ndata: %\nc();", true},
		{"a();\nb();\nthe data: %\nc();", false},
		{"a();\nb();\nReply%\nc();", true},
		{"a();\nb();\nthe Reply%\nc();", true},
		{"a();\nb();\nReply %\nc();", false},
		{"a();\nb();\nthe Reply %\nc();", false},
		{"a();\nb();\nreturn %\nc();", true},
		{"a();\nb();\nreturn x %\nc();", true},
		{"/**\n * %\n */\na();", true},
		{"/**\n x %\n */\na();", false},
		{" * %\n */\na();", false},
		{"/** */\n// %\na();", false},
		{"/**\n * %\n * @param a", true},
		{"/**\n * %\n * param a", false},
		{" * %\n * @param a", false},
		{"\"body\": json.dumps(\n%\n),", true},
		{"  body: dumps(\n%\n)", true},
		{"\"body\": json.dumps(\n%\n}", false},
		{"\"body\": json.dumps(\nsays %\n)", false},
		{"it says: a b(\n%\n)", false},
		{"a.b.ZooError(\n%\n)", false},
		{"a();\nb();\nzoo::Reply %\nc();", true},
		{"a();\nb();\nthe zoo::Reply %\nc();", false},
		{"it([\n[403, %, 'x'],\n])(a => {", true},
		{"call(\n200, \"%\");\nb();", true},
		{"call(\n200, '%');\nb();", true},
		{"a();\n20, '%');\nb();", false},
		{"a();\n2001, '%');\nb();", false},
		{"new A(a ->\nb = '%';", true},
		{"def a():\n    \"\"\"It says\n    %\n", true},
		{"class A:\n\"\"\"\n%\n", true},
		{"  async def a():\n    \"\"\"It says %", true},
		{"def a()\n    \"\"\"It says %", false},
		{"\"\"\"It says %", true},
		{"\"\"\"\n%\n\"\"\"", false},
		{"x\n\"\"\"It says %", false},
		{"it is:\n\"\"\"It says %", false},
		{"def a():\n    x = \"\"\"It\n    says %\n", false},
		{"def a():\n    \"\"\"It says.\n    \"\"\"\n    %", false},
		{"def a():\n    \"\"\"It says.\"\"\"\n    says %", false},
		{"a = b +\n'it says %',", true},
		{"a =\n`it says %`;", true},
		{"warn(\n'it says %' + '\n)", false},
		{"warn(\nit says %'\n)", false},
		{"warn(\n'it says %\n)", false},
		{"warn(\nxit says %x\n)", false},
		{"he said\n'it says %'", false},
		{"'it says %'", false},
		{"\n(\n'it says %'", false},
		{"`[${a}] failed: %", true},
		{"`[a] failed: %", false},
		{"`${a}` failed: %", false},
		{"`a` ${b} failed: %", false},
		{"+%\n+a", true},
		{"+ %\n+a", true},
		{"+ %\na", false},
		{"+ %", false},
		{":returns: %", true},
		{"@return %", true},
		{"return %", false},
		{"Scenario: a\nGiven it says %", true},
		{"Scenario: a\nAnd it says %", true},
		{"Scenario: a\nThen it says %", true},
		{"Scenario: a\nWhen it says %", false},
		{"Given it says %", false},
		{"a = \"\"\"\n%\n\"\"\"", true},
		{"a = `\r\n\t%\n\t`;", true},
		{"a = ` \n%\n `", true},
		{"a = `\t\n%\n`", true},
		{"a(`\n%\n`)", false},
		{"a = `\n%\n\nb", false},
		{"a = `\nb %\n`", false},
		{"a.b('it says %');", true},
		{"a.b('it says %')", true},
		{"a.b(`it says %`)", true},
		{"ZooError('it says %')", false},
		{"ZooException('it says %')", false},
		{"a b('it says %')", false},
		{"a.b('it says %')\nc", true},
		{"a.b('it says %'d)", false},
		{"a.b(it says %')", false},
		{"a.b('it says %)", false},
		{"a.b('it says %']", false},
		{"a.b(xit says %x)", false},
		{"a();\nb();\n7 a\n// %", true},
		{"a.b('it', '%')", false},
		{"a.b('it says %'", false},
		{"a.b('it says %',)", false},
		{"a.b(%)", false},
		{"a();\na = b(\n200,\nc=%\n)", true},
		{"a();\na = b(\n200 a,\nc=%\n)", false},
	} {
		if got := near(test.text).InSource(); got != test.want {
			t.Errorf("InSource(%q) is %v", test.text, got)
		}
	}
}

// TestQuoted has the forms of a text between double quotes, which an answer in prose stands in.
func TestQuoted(t *testing.T) {
	const code = "errcode 7"
	for text, want := range map[string]bool{
		"a.b(\"it says errcode 7\");":     true,
		"warn(\n\"it says errcode 7\"\n)": true,
		"warn(\"a\"\n\"errcode 7\" \"\n)": false,
		"\"it says errcode 7\"":           false,
	} {
		at := strings.Index(text, code)
		if got := transcript.Nearby([]byte(text), at, at+len(code)).InSource(); got != want {
			t.Errorf("InSource(%q) is %v", text, got)
		}
	}
}

// TestStatements has each sign before an answer, and each behind it, that makes it part of
// a statement.
func TestStatements(t *testing.T) {
	for _, sign := range "()=[{,`\"'>&|?}" {
		if !near("a();\nb();\nthe x " + string(sign) + " %\nc();").InSource() {
			t.Errorf("%c leads up to no part of a statement", sign)
		}
	}
	for _, sign := range ",;) \t+" {
		if !near("a +\n'it says %'" + string(sign) + ",\n").InSource() {
			t.Errorf("%c ends no literal", sign)
		}
	}
	for _, sign := range ",;)]`" {
		if !near("a();\nb();\n%" + string(sign) + " // x\nc();").InSource() {
			t.Errorf("%c ends no part of a statement", sign)
		}
	}
}

// TestIsCompared has each form in which a line below an answer asks for its code, or
// begins the type that it is read into.
func TestIsCompared(t *testing.T) {
	for _, below := range []string{
		"type Zoo struct {", "class Zoo {", "struct Zoo {", "interface Zoo {", "public class Zoo {", "export interface Zoo {",
		"if a == 7 {", "if a == \"7\" {", "if a == '7' {", "if (a === 7) {", "if (a === '7') {", "if (a === \"7\") {", "case 7:", "case \"7\":", "case '7':", "a.equals(\"7\")",
	} {
		if !near("// %\n\n  " + below).IsCompared("7") {
			t.Errorf("%q compares nothing", below)
		}
	}
	if !near("// %\n//\n// 其他\n//{}\ntype Zoo struct {").IsCompared("7") {
		t.Error("the comment goes on before the type")
	}
	for _, below := range []string{"", "// type Zoo struct {", "a = 7", "the type Zoo", "7"} {
		if near("// %\n" + below).IsCompared("7") {
			t.Errorf("%q compares the code", below)
		}
	}
	if near("case 7: // %").IsCompared("7") {
		t.Error("what stands above compares the code")
	}
}

func TestIsSource(t *testing.T) {
	for text, want := range map[string]bool{
		"a();\n%;\nb();": true, "a();\n%,\nb();": true, "a();\n%\nb();": false, "a();\n%,": false,
		"warn(\n'%'\n)": true, "`${a} %`": true, "`${a} %`,": true, "`${a} %`);": true, "`a %`": false,
		"public class Zoo% {": true, "private Zoo% {": true, "protected Zoo% {": true, "class Zoo% {": true, "class Zoo%": false, "the class Zoo% {": false,
		"a();\n# %\nb();": true, "a();\n// %\nb();": true, "# %\nwork": false,
	} {
		if got := near(text).IsSource(); got != want {
			t.Errorf("IsSource(%q) is %v", text, got)
		}
	}
}

// TestSourceLines asks for each sign of source code, and of what is none, beside one
// line that surely is.
func TestSourceLines(t *testing.T) {
	for _, line := range []string{
		"a();", "a(b) {", "a(b){", "a => {", "a -> {", "a({", "a([", "a b(c):", "do try {", "} else {", "type a struct {", "}{", "x, })", "b}),", "]);",
		"@Data", "@Size(max = 3)", "@Size(max = 3) int a", "a(); // b", "a(B{", "a := b", "a, b :=", "a = b(c)", "x1 = b(c)", "$a = b(c)", "else", "a []b struct {", "a = map{", "a.b(c)", "a(b,",
		"import a.b.c", "package a", "from a import b", "func a() int", "def a(b)", "class A(B)", "public A b = c", "private A b = c", "protected A b = c", "static A b = c", "final A b = c",
		"return a(b)", "const a = b", "let a = b", "var a = b", "val a = b", "if a:", "elif a:", "else:", "for a in b:", "while a:", "try:", "catch (a) { // b", "except A:", "raise A(b)", "throw A(b)", "switch (a) { // b", "case a:", "use a", "using A = b", "namespace A", "export A = b", "async () => a", "await a(b)", "expect(a).is(", "assert a == b", "it('a', () =>", "describe('a', () =>", "test('a', () =>", "fn a() -> b", "struct A", "type A = b", "interface A", "enum A", "module A", "require 'a'", "self.a = b", "this.a = b", "with a:", "defer a()", "fun a() = b", "override A b()",
	} {
		if !near(line + "\na();\n// %").InSource() {
			t.Errorf("%q is no line of source code", line)
		}
		if near("a();\n" + line + "\nb();\nwords %").InSource() {
			t.Errorf("%q and words", line)
		}
	}
	for _, line := range []string{
		"if the token expired, it fails", "for example: the token", "import the package", "the answer", "a.b", "status: 400,", "headers: {", "a (zoo) {}", "a (zoo) 7{", "the zoo; #", "Zoo{", "{", "a (zoo", "zoo(b c", "response = 5", "if all of the answers are old (again)", "@13800000000", "@zoo please look", "",
	} {
		if near(line + "\na();\n// %").InSource() {
			t.Errorf("%q is a line of source code", line)
		}
	}
	for _, line := range []string{
		"2026-11-20 a", "^", "at a.b(c.js:7)", "File \"a.py\", line 7, in b", "Traceback (most recent call last):", "Caused by: a", "Exception in thread", "[x] a", "ERROR a", "INFO a", "WARN a", "DEBUG a", "$ a", ">>> a", "HTTP/1.1 200 OK", "< a", "> a",
	} {
		for _, text := range []string{"a();\nb();\n" + line + "\n// %", "a();\nb();\n// %\n" + line} {
			if near(text).InSource() {
				t.Errorf("InSource(%q)", text)
			}
		}
	}
	for _, line := range []string{"print(a)", "console.log(a);", "echo a;", "puts(a)", "var_dump(a);"} {
		if near("a();\nb();\n" + line + "\n// %").InSource() {
			t.Errorf("%q prints", line)
		}
	}
}
