package find

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/mark"
	"github.com/dterr/dterr/explain/internal/platform"
)

// TestUnread tells the values that nothing is read of from all others.
func TestUnread(t *testing.T) {
	for _, test := range [][2]string{
		{`{"errcode":40014,"userid":"012345","cost":17,"trace":"8f03ab12cd45ef67"}`, `{"errcode":40014,"userid":"000000","cost":00,"trace":"0000000000000000"}`},
		{`{"errcode":40014,"user":"zhangsan","word":"deadbeef","kode":"zipcode7","ding":"a-1ding","at":"10:30","n":1.5,"neg":-7}`, `{"errcode":40014,"user":"zhangsan","word":"deadbeef","kode":"zipcode7","ding":"a-1ding","at":"10:30","n":0.5,"neg":-7}`},
		{`{'errcode': 40014, 'user': "it's", 'userid': '012345', "word": "12'34", 'cost': 17}`, `{'errcode': 40014, 'user': "it's", 'userid': '000000', "word": "12'34", 'cost': 00}`},
		{`{"errcode": 40014, "userid": "012345", "cost": 17}`, `{"errcode": 40014, "userid": "000000", "cost": 00}`},
		{`{"a":"u4f3a","b":"manager7041","c":"abc-8_XYZ","d":"7-bad-feed-1"}`, `{"a":"00000","b":"manager7041","c":"000000000","d":"000000000000"}`},
		{`{"status":403,"statusCode":404,"request_id":"15r7dm2kq9ab","trace_id":"123456","sub_code":"60011"}`, ""},
		{`{"errcode":1,"n":[12345]}`, ""},
		{`{"errcode":1,"in":{"n":12345,"of":[{"m":"a1b2c3"},"d4e5f6"]},"k":7}`, `{"errcode":1,"in":{"n":00000,"of":[{"m":"000000"},"d4e5f6"]},"k":0}`},
		{`{"errcode":1,"errmsg":"a \"b\":12345"}`, ""},
		{`{"errcode":1,"check_time":12345,"n":12345}`, ""},
		{`{"msgtype":12345}`, ""},
		{`{"":12345}`, ""},
		{`{"a":"12345`, ""},
		{`{"a`, ""},
		{`{"a":`, ""},
		{`{`, ""},
		{`{"` + strings.Repeat("k", 300) + `":12345}`, ""},
	} {
		got := []byte(test[0])
		unread(got)
		want := test[1]
		if want == "" {
			want = test[0]
		}
		if string(got) != want {
			t.Errorf("%s\nis  %s\nnot %s", test[0], got, want)
		}
	}
}

// TestReads holds the list of names that are read against the code: each name that a node
// is asked for.
func TestReads(t *testing.T) {
	if !slices.IsSorted(read[:]) {
		t.Error("the names are not in order")
	}
	asked := map[string]bool{}
	for _, dir := range []string{"..", "../.."} {
		err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "attendance") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				if f, ok := call.Fun.(*ast.SelectorExpr); !ok || f.Sel.Name != "Get" {
					return true
				}
				for _, arg := range call.Args {
					if x, ok := arg.(*ast.BasicLit); ok && x.Kind == token.STRING {
						name, _ := strconv.Unquote(x.Value)
						asked[name] = true
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(asked) < 50 {
		t.Fatalf("only %d names are asked for", len(asked))
	}
	known := map[string]bool{}
	for name := range asked {
		if isRead, _ := reads([]byte(name)); !isRead {
			t.Errorf("%q is asked for and not known to be read", name)
		}
		known[strings.NewReplacer("_", "", "-", "").Replace(strings.ToLower(name))] = true
	}
	for _, name := range read {
		if !known[name] {
			t.Errorf("nobody asks for %q", name)
		}
	}
}

// TestOpaque holds what an opaque value may be against the words that tell something: in
// none may one stand.
func TestOpaque(t *testing.T) {
	tried := 0
	for _, w := range platform.All().List() {
		if strings.ContainsFunc(w.Text, func(r rune) bool { return r >= 0x80 || !lex.IsWord(byte(r)) }) {
			continue
		}
		if tried++; isOpaque([]byte("7" + w.Text + "-1")) {
			t.Errorf("a value may hold %q", w.Text)
		}
	}
	for _, w := range []string{"code", "CODE", "errormsg", "attendance", "TeaUn", "checkTime"} {
		if _, ok := mark.Next([]byte(w), 0, len(w)); ok && isOpaque([]byte("7"+w)) {
			t.Errorf("a value may hold %q", w)
		}
	}
	if tried < 15 {
		t.Errorf("only %d words were tried", tried)
	}
}
