package cmd_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	load "golang.org/x/tools/go/packages"
)

// faces are the packages that other modules may build on: what they export is listed in
// the directory .api, a file each, and only changes together with that list.
var faces = []string{
	"codes", "codes/calls", "codes/search",
	"explain", "explain/attendance", "explain/lenient", "explain/redact", "explain/scan", "explain/signature", "explain/signature/outcome",
}

// noPromise is what the description of a package says that is not one of them.
const noPromise = "may change at any time"

// TestFaces holds what packages export against the lists in .api; -update writes them
// anew. A line that goes or changes breaks programs of others, one that comes is a promise.
func TestFaces(t *testing.T) {
	for _, p := range loaded(t) {
		path := strings.TrimPrefix(p.PkgPath, module+"/")
		if !slices.Contains(faces, path) {
			if p.Name != "main" && !strings.Contains(docOf(t, p), noPromise) {
				t.Errorf("%s: it is not among the packages that others may build on, and its description does not say that its names %s", path, noPromise)
			}
			continue
		}
		file := filepath.Join("..", ".api", strings.ReplaceAll(path, "/", ".")+".txt")
		got := faceOf(p.Types)
		if *update {
			if err := os.WriteFile(file, []byte(strings.Join(got, "\n")+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if d := changes(strings.Split(strings.TrimSuffix(string(text), "\n"), "\n"), got); d != "" {
			t.Errorf("what %s exports has changed (if it is meant: go test ./cmd -run TestFaces -update):\n%s", path, d)
		}
	}
}

// loaded gives the packages of the module that others can import, all of whose types are
// known.
func loaded(t *testing.T) []*load.Package {
	t.Helper()
	all, err := load.Load(&load.Config{Mode: load.NeedName | load.NeedFiles | load.NeedTypes | load.NeedExportFile}, "../...")
	if err != nil {
		t.Fatal(err)
	}
	all = slices.DeleteFunc(all, func(p *load.Package) bool { return strings.Contains(p.PkgPath+"/", "/internal/") })
	for _, name := range faces {
		if !slices.ContainsFunc(all, func(p *load.Package) bool { return p.PkgPath == module+"/"+name }) {
			t.Errorf("there is no package %s", name)
		}
	}
	for _, p := range all {
		if len(p.Errors) > 0 {
			t.Fatalf("%s: %v", p.PkgPath, p.Errors)
		}
	}
	return all
}

// docOf gives the description of a package.
func docOf(t *testing.T, p *load.Package) string {
	t.Helper()
	var b strings.Builder
	for _, name := range p.GoFiles {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(f.Doc.Text())
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// faceOf lists what a package exports, a line for each name, field and method.
func faceOf(p *types.Package) []string {
	in := func(other *types.Package) string {
		if other == p {
			return ""
		}
		return other.Name()
	}
	var all []string
	add := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	for _, name := range p.Scope().Names() {
		switch o := p.Scope().Lookup(name).(type) {
		case *types.Const:
			if o.Exported() {
				add("const %s %s%s", name, types.TypeString(o.Type(), in), valueOf(o))
			}
		case *types.TypeName:
			if o.Exported() {
				faceOfType(o, in, add)
			}
		default:
			if o.Exported() {
				add("%s", types.ObjectString(o, in))
			}
		}
	}
	return all
}

// valueOf gives the value of a constant, empty for one that only counts on: the names of
// a package's own set of numbers are the promise, not the numbers.
func valueOf(o *types.Const) string {
	b, ok := o.Type().Underlying().(*types.Basic)
	if named, is := o.Type().(*types.Named); ok && is && named.Obj().Pkg() == o.Pkg() && b.Info()&types.IsInteger != 0 {
		return ""
	}
	return " = " + o.Val().ExactString()
}

// faceOfType lists a type, its fields and its methods, those too that it has from what is
// embedded in it.
func faceOfType(o *types.TypeName, in types.Qualifier, add func(string, ...any)) {
	name := o.Name()
	fields, ok := o.Type().Underlying().(*types.Struct)
	if !ok || o.IsAlias() {
		add("%s", types.ObjectString(o, in))
	} else {
		add("type %s struct", name)
		for i := range fields.NumFields() {
			f := fields.Field(i)
			if !f.Exported() {
				continue
			}
			word := f.Name() + " "
			if f.Embedded() {
				word = "embeds "
			}
			tag := fields.Tag(i)
			if tag != "" {
				tag = " `" + tag + "`"
			}
			add("type %s struct: %s%s%s", name, word, types.TypeString(f.Type(), in), tag)
		}
	}
	if types.IsInterface(o.Type()) {
		return
	}
	ofValue := types.NewMethodSet(o.Type())
	ofPointer := types.NewMethodSet(types.NewPointer(o.Type()))
	for i := range ofPointer.Len() {
		m := ofPointer.At(i).Obj()
		if !ast.IsExported(m.Name()) {
			continue
		}
		star := "*"
		if ofValue.Lookup(m.Pkg(), m.Name()) != nil {
			star = ""
		}
		add("func (%s%s) %s%s", star, name, m.Name(), strings.TrimPrefix(types.TypeString(m.Type(), in), "func"))
	}
}

// changes gives the lines that are only in one of two lists, in order; nothing where the
// lists are equal.
func changes(want, got []string) string {
	var b strings.Builder
	for _, side := range [...]struct {
		sign        string
		lines, from []string
	}{{"-", want, got}, {"+", got, want}} {
		for _, line := range side.lines {
			if !slices.Contains(side.from, line) {
				b.WriteString(side.sign + " " + line + "\n")
			}
		}
	}
	if b.Len() == 0 && !slices.Equal(want, got) {
		return "the order of the lines\n"
	}
	return b.String()
}

// TestFacesSee proves that the lists show what a change would break.
func TestFacesSee(t *testing.T) {
	const before = `package p
type T struct { A int ` + "`json:\"a\"`" + `; B string; hidden int }
func (t *T) M(n int) error { return nil }
func F(t T) (int, error) { return 0, nil }
const C = 1
var V []string
type I interface { N() }
`
	for name, tt := range map[string]struct{ from, to, want string }{
		"nothing":       {"hidden int", "hidden string", ""},
		"a field":       {"; B string", "", "- type T struct: B string\n"},
		"a tag":         {`json:"a"`, `json:"b"`, "- type T struct: A int `json:\"a\"`\n+ type T struct: A int `json:\"b\"`\n"},
		"a receiver":    {"(t *T)", "(t T)", "- func (*T) M(n int) error\n+ func (T) M(n int) error\n"},
		"a parameter":   {"M(n int)", "M(n int64)", "- func (*T) M(n int) error\n+ func (*T) M(n int64) error\n"},
		"a result":      {"(int, error)", "(int64, error)", "- func F(t T) (int, error)\n+ func F(t T) (int64, error)\n"},
		"a value":       {"C = 1", "C = 2", "- const C untyped int = 1\n+ const C untyped int = 2\n"},
		"a variable":    {"var V []string", "", "- var V []string\n"},
		"an interface":  {"N()", "N(); O()", "- type I interface{N()}\n+ type I interface{N(); O()}\n"},
		"a new promise": {"var V", "type X = T\nvar V", "+ type X = T\n+ func (*X) M(n int) error\n+ func G()\n"},
	} {
		after := strings.Replace(before, tt.from, tt.to, 1)
		if name == "a new promise" {
			after += "func G() {}\n"
		}
		if got := changes(faceOf(typed(t, before)), faceOf(typed(t, after))); sorted(got) != sorted(tt.want) {
			t.Errorf("%s: got\n%swant\n%s", name, got, tt.want)
		}
	}
}

// sorted puts lines into an order of their own.
func sorted(lines string) string {
	all := strings.Split(lines, "\n")
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// typed gives a package of one file.
func typed(t *testing.T, source string) *types.Package {
	t.Helper()
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, "p.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	p, err := new(types.Config).Check("p", set, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
