package calls_test

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
)

// rows reads a table of the source as lines of cells.
func rows(t *testing.T, name string) [][]string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "data", name))
	if err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for _, line := range strings.Split(strings.TrimSuffix(string(content), "\n"), "\n")[1:] {
		all = append(all, strings.Split(line, "\t"))
	}
	return all
}

// pages gives the number of the main page by the number of every page.
func pages(t *testing.T) map[string]string {
	t.Helper()
	of := map[string]string{}
	for _, row := range rows(t, "apis.tsv") {
		of[row[0]] = row[0]
		if row[9] != "" {
			of[row[0]] = row[9]
		}
	}
	return of
}

// Every call of the table is found by its own path, alone where nothing else has
// it, and says what there is to say.
func TestEveryCall(t *testing.T) {
	seen := map[string]bool{}
	table := rows(t, "apis.tsv")
	if len(table) != len(codes.APIs()) {
		t.Errorf("%d lines, %d calls", len(table), len(codes.APIs()))
	}
	for _, c := range calls.All() {
		id := c.Method + " https://" + c.Host + c.Path
		if seen[id] {
			t.Errorf("%s: twice", id)
		}
		seen[id] = true
		found := calls.Find(id)
		if len(found) != 1 || found[0].ID != c.ID {
			t.Errorf("%s: found %d calls", id, len(found))
		}
		if !slices.ContainsFunc(calls.Find(c.Path), func(o *calls.Call) bool { return o.ID == c.ID }) {
			t.Errorf("%s: not found by its path", id)
		}
		for _, p := range c.Pages {
			if other := calls.ByID(p.ID); other == nil || other.ID != c.ID || p.Call() != c.Call() {
				t.Errorf("%s: page %d", id, p.ID)
			}
		}
		switch {
		case c.Title == "" || c.TitleEN == "" || c.Date == "" || c.Doc == "":
			t.Errorf("%s: a title, the date or the page is missing", id)
		case len(c.Tokens) == 0 || len(c.Grants) == 0 || len(c.Fields) == 0 && c.Tokens[0].In == "header":
			t.Errorf("%s: token, permission or fields are missing", id)
		}
	}
	if len(seen) != 1554 {
		t.Errorf("%d calls", len(seen))
	}
}

// Each row of the tables of the source comes back.
func TestRows(t *testing.T) {
	main := pages(t)
	counts := map[string]int{}
	byID := map[string]*calls.Call{}
	call := func(id string) *calls.Call {
		if byID[id] == nil {
			n, _ := strconv.Atoi(id)
			byID[id] = calls.ByID(uint16(n))
		}
		return byID[id]
	}
	each := func(name string, check func(c *calls.Call, row []string) bool) {
		for _, row := range rows(t, "calls/"+name) {
			counts[name]++
			if main[row[0]] == row[0] && !check(call(row[0]), row) {
				t.Errorf("%s: %s", name, strings.Join(row, " · "))
			}
		}
	}
	each("tokens.tsv", func(c *calls.Call, row []string) bool {
		return slices.ContainsFunc(c.Tokens, func(x calls.Token) bool {
			return x.Kind == row[1] && x.In == row[2] && x.Name == row[3] && len(x.By) == parts(row[4], ";") && len(x.Notes) == parts(row[5], " || ")
		})
	})
	each("grants.tsv", func(c *calls.Call, row []string) bool {
		return slices.ContainsFunc(c.Grants, func(x calls.Grant) bool {
			return x.Scope == row[1] && x.Name == row[2] && strings.Join(x.Apps, ";") == row[3] && x.State == row[4] &&
				x.ByName == (row[5] == "name") && len(x.Notes) == parts(row[6], " || ")
		})
	})
	each("limits.tsv", func(c *calls.Call, row []string) bool {
		of := c.Limits
		if row[6] != "" && row[1] == "" {
			of = c.CodeLimits
		}
		return slices.ContainsFunc(of, func(x calls.Limit) bool {
			return x.In == row[1] && x.Kind == row[3] && x.Bound == row[4] && x.Unit == row[5] && x.Code == row[6] && x.Basis == row[7] &&
				len(x.Notes) == parts(row[8], " || ") && x.Doc != "" && x.Date != "" && (x.Field.EN == row[2] || strings.Contains(row[2], " "))
		})
	})
	each("fields.tsv", func(c *calls.Call, row []string) bool {
		return slices.Contains(c.Fields, calls.Field{In: row[1], Name: row[2], Path: row[3], Type: row[4], Required: row[5] == "y"})
	})
	for name, want := range map[string]int{"tokens.tsv": 1621, "grants.tsv": 1577, "limits.tsv": 1603, "fields.tsv": 10734} {
		if counts[name] != want {
			t.Errorf("%s: %d rows, want %d", name, counts[name], want)
		}
	}
}

func parts(cell, sep string) int {
	if cell == "" {
		return 0
	}
	return strings.Count(cell, sep) + 1
}

// What limits and notes say is there in both languages.
func TestTexts(t *testing.T) {
	both := func(where string, x codes.Text) {
		if (x.ZH == "") != (x.EN == "") {
			t.Errorf("%s: %q, %q", where, x.ZH, x.EN)
		}
	}
	for _, c := range calls.All() {
		for _, l := range append(c.Limits, c.CodeLimits...) {
			both(c.Call(), l.Field)
			both(c.Call(), l.UnitText)
			for _, n := range l.Notes {
				both(c.Call(), n)
			}
		}
		for _, x := range c.Tokens {
			for _, n := range x.Notes {
				both(c.Call(), n)
			}
		}
		for _, x := range c.Grants {
			for _, n := range x.Notes {
				both(c.Call(), n)
			}
		}
	}
}

func TestScopes(t *testing.T) {
	names := calls.ScopeNames()
	if len(names) != 257 || !slices.IsSorted(names) {
		t.Errorf("%d scopes, sorted: %v", len(names), slices.IsSorted(names))
	}
	opened := 0
	for _, name := range names {
		s, ok := calls.ScopeByName(name)
		if !ok || s.Scope != name || len(s.Names) == 0 || s.Doc == "" || s.Date == "" {
			t.Fatalf("%s: %+v", name, s)
		}
		if lower, ok := calls.ScopeByName(strings.ToLower(name)); !ok || !strings.EqualFold(lower.Scope, name) {
			t.Errorf("%s: not found in lower case", name)
		}
		for _, c := range s.Calls() {
			opened++
			named := slices.ContainsFunc(c.Pages, func(*codes.API) bool {
				return slices.ContainsFunc(c.Grants, func(g calls.Grant) bool { return slices.Contains(g.Scopes(), name) })
			})
			if !named && len(c.Pages) == 1 {
				t.Errorf("%s: opens %s, which does not ask for it", name, c.Call())
			}
		}
	}
	if opened < 1100 {
		t.Errorf("%d calls are opened", opened)
	}
	if near := calls.NearScopes("qyapi_get_menber", 3); len(near) == 0 || near[0] != "qyapi_get_member" {
		t.Errorf("near: %v", near)
	}
	if found := calls.FindScopes("成员信息读权限"); len(found) == 0 || found[0].Scope != "qyapi_get_member" {
		t.Errorf("by its name: %v", found)
	}
	if found := calls.FindScopes("  "); found != nil {
		t.Errorf("blank: %v", found)
	}
}

// How sure a limit is, as the documentation lets it be.
func TestLimits(t *testing.T) {
	for _, tt := range []struct {
		call, field, bound, basis             string
		enforced, probable, advised, severals bool
	}{
		{"POST /v1.0/contact/users/sort", "userId", "<=100", "page", true, false, false, false},
		{"POST /topapi/user/listsimple", "size", "<=100", "field", false, true, false, false},
		{"POST /v1.0/robot/oToMessages/batchSend", "userIds", "<=20", "field", false, true, false, false},
		{"POST /v1.0/robot/oToMessages/batchSend", "userIds", "<=100", "page", true, false, false, false},
	} {
		c := calls.Find(tt.call)[0]
		i := slices.IndexFunc(append(c.Limits, c.CodeLimits...), func(l calls.Limit) bool { return l.Field.EN == tt.field && l.Bound == tt.bound })
		if i < 0 {
			t.Errorf("%s: no limit %s of %s", tt.call, tt.bound, tt.field)
			continue
		}
		l := append(c.Limits, c.CodeLimits...)[i]
		if l.Basis != tt.basis || l.Enforced() != tt.enforced || l.Probable() != tt.probable || l.Advised != tt.advised || l.Several != tt.severals {
			t.Errorf("%s: %+v", tt.call, l)
		}
	}
	advised, severals := 0, 0
	for _, c := range calls.All() {
		for _, l := range append(c.Limits, c.CodeLimits...) {
			if l.Advised {
				advised++
				if l.Enforced() {
					t.Errorf("%s: advised and enforced: %+v", c.Call(), l)
				}
			}
			if l.Several {
				severals++
			}
			if l.Code != "" && l.In == "" && slices.ContainsFunc(c.Limits, func(o calls.Limit) bool { return o.Code == l.Code && o.In == "" }) {
				t.Errorf("%s: a limit of a code among those of the call: %+v", c.Call(), l)
			}
		}
	}
	if advised == 0 || severals == 0 {
		t.Errorf("%d advised, %d of several causes", advised, severals)
	}
	if found := calls.LimitsOf("90018"); len(found) != 1 || found[0].Bound != "<=20" {
		t.Errorf("limits of 90018: %+v", found)
	}
	if found := calls.LimitsOf("34016"); len(found) < 5 {
		t.Errorf("limits of 34016: %+v", found)
	}
	if found := calls.LimitsOf("none"); found != nil {
		t.Errorf("limits of no code: %+v", found)
	}
}

func TestFind(t *testing.T) {
	for _, tt := range []struct {
		in    string
		count int
		first string
	}{
		{"/v1.0/card/instances", 2, "POST /v1.0/card/instances"},
		{"PUT /v1.0/card/instances", 1, "PUT /v1.0/card/instances"},
		{"POST https://oapi.dingtalk.com/topapi/v2/user/create?access_token=x", 1, "POST /topapi/v2/user/create"},
		{"/gettoken", 1, "GET /gettoken"},
		{"/v1.0/assistant/threads/thread_1/runs", 2, "POST /v1.0/assistant/threads/{threadId}/runs"},
		{"", 0, ""},
		{"/", 0, ""},
		{"/no/such/path", 0, ""},
		{"\x1b]0;x\a", 0, ""},
		{strings.Repeat("/a", 1<<12), 0, ""},
	} {
		found := calls.Find(tt.in)
		if len(found) != tt.count || len(found) > 0 && found[0].Call() != tt.first {
			t.Errorf("%q: %d calls", tt.in, len(found))
		}
	}
	if calls.ByID(0) != nil || calls.ByID(65535) != nil {
		t.Error("a call of no number")
	}
	c := calls.Find("POST /topapi/v2/user/create")[0]
	if c.Title != "创建用户" || len(c.Pages) != 5 {
		t.Errorf("the page of %s is %s of %d", c.Call(), c.Title, len(c.Pages))
	}
}

// Nested fields are required only with their parent, and a token is no field to
// fill in.
func TestRequired(t *testing.T) {
	for _, tt := range []struct{ call, required string }{
		{"POST /topapi/v2/user/get", "userid"},
		{"POST /v1.0/robot/oToMessages/batchSend", "robotCode userIds msgKey msgParam"},
		{"POST /topapi/extcontact/create", "contact"},
		{"PUT /v1.0/contact/cooperateCorps/branchAttributes", "branchCorpId unionRootName linkDeptId"},
	} {
		var names []string
		for _, f := range calls.Find(tt.call)[0].Required() {
			names = append(names, f.Name)
		}
		if got := strings.Join(names, " "); got != tt.required {
			t.Errorf("%s: %s", tt.call, got)
		}
	}
	if c := calls.Find("POST /topapi/v2/user/get")[0]; c.Optional() != 1 {
		t.Errorf("%d optional fields", c.Optional())
	}
}

func TestAnswers(t *testing.T) {
	c := calls.Find("POST /v1.0/robot/oToMessages/batchSend")[0]
	var ids []string
	for _, e := range c.Answers() {
		ids = append(ids, e.ID)
	}
	if !slices.IsSorted(ids) || !slices.Contains(ids, "api/invalidParameter.userIds.overMax") {
		t.Errorf("answers: %v", ids)
	}
}

// Fields are found by their name or place, and by what was meant by a word.
func TestFields(t *testing.T) {
	c := calls.Find("POST /v1.0/todo/users/{unionId}/tasks")[0]
	for _, tt := range []struct{ named, want string }{
		{"subject", "subject"}, {"detailUrl.appUrl", "detailUrl.appUrl"}, {"Subject", ""}, {"nosuch", ""},
	} {
		if got := placesOf(c.Named(tt.named)); got != tt.want {
			t.Errorf("named %s: %q, want %q", tt.named, got, tt.want)
		}
	}
	for _, tt := range []struct{ word, want string }{
		{"executors", "executorIds"}, {"Participant", "participantIds"}, {"detail", "detailUrl"}, {"detai", ""}, {"sub", ""}, {"", ""}, {"zebras", ""},
	} {
		if got := placesOf(c.Begun(tt.word)); got != tt.want {
			t.Errorf("begun %q: %q, want %q", tt.word, got, tt.want)
		}
	}
	for _, tt := range []struct{ word, want string }{
		{"Subject", "subject"}, {"executor_ids", "executorIds"}, {"subjct", "subject"}, {"zebra", ""}, {"", ""}, {"\xff\xfe\xfd", ""},
	} {
		if got := placesOf(c.Spelled(tt.word)); got != tt.want {
			t.Errorf("spelled %q: %q, want %q", tt.word, got, tt.want)
		}
	}
}

func placesOf(fields []calls.Field) string {
	var all []string
	for _, f := range fields {
		all = append(all, cmp.Or(f.Path, f.Name))
	}
	return strings.Join(all, " ")
}

// The limit that explains a code is the one of the field that the message names.
func TestLimited(t *testing.T) {
	send := calls.Find("POST /v1.0/robot/oToMessages/batchSend")[0]
	list := calls.Find("POST /topapi/user/listsimple")[0]
	var none *calls.Call
	for _, tt := range []struct {
		name          string
		call          *calls.Call
		code, message string
		fields        []string
		want          string
	}{
		{"the only one", list, "40069", "", nil, "size <=100"},
		{"the enforced one first", send, "invalidParameter.userIds.overMax", "userIds 太多", nil, "userIds <=100"},
		{"no such code", list, "40014", "size", nil, ""},
		{"whatever call, by the message", none, "34016", "title 过长", nil, "title <=64"},
		{"whatever call, by a field", none, "34016", "", []string{"title"}, "title <=64"},
		{"a name inside another is none", none, "34016", "subtitle 过长", nil, ""},
		{"no call, no code", none, "", "", nil, ""},
	} {
		l, ok := tt.call.Limited(tt.code, tt.message, tt.fields)
		got := ""
		if ok {
			got = l.Field.EN + " " + l.Bound
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	for _, c := range calls.All() {
		for _, l := range append(c.CodeLimits, c.Limits...) {
			if got, ok := c.Limited(l.Code, "", nil); l.Several && ok && got.Several {
				t.Errorf("%s: one of several causes, though no field is named: %+v", c.Call(), got)
			}
		}
	}
	if l, ok := list.LimitOf([]string{"size"}, []string{"range"}); !ok || l.Bound != "<=100" {
		t.Errorf("size: %+v", l)
	}
	if _, ok := list.LimitOf([]string{"size"}, []string{"length"}); ok {
		t.Error("a length of a number")
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"/topapi/v2/user/get", "GET", "POST  ", "a/b", "{x}", "https://oapi.dingtalk.com"} {
		f.Add(s)
	}
	f.Fuzz(func(_ *testing.T, s string) {
		calls.Find(s)
		calls.FindScopes(s)
		calls.NearScopes(s, 3)
	})
}
