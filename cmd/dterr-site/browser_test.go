//go:build browser

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dterr/dterr/cmd"
	"github.com/dterr/dterr/cmd/dterr-site/internal/address"
	"github.com/dterr/dterr/cmd/dterr-site/internal/box"
	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
	"github.com/dterr/dterr/cmd/dterr-site/internal/page"
)

// The clock of all fixtures.
const at = 1764000000000

// fixture is an input for the page, and what the command says about it.
type fixture struct {
	Name  string `json:"name"`
	Input []byte `json:"input"`
	Lang  string `json:"lang"`
	At    int64  `json:"at"`
	want  string
}

// todo is what the script is to do.
type todo struct {
	Browser string    `json:"browser"`
	Proxy   string    `json:"proxy"`
	Base    string    `json:"base"`
	Cases   []fixture `json:"cases"`
	Hostile [][]byte  `json:"hostile"`
	Kinds   []string  `json:"kinds"`
	Shots   string    `json:"shots"`
}

// seen is what it saw.
type seen struct {
	Complaints, Axe, Inserted []string
	Answers                   []struct {
		Name, Markdown, HTML string
		Tags                 []string
	}
	Times map[string]float64
	Said  map[string]any
}

// TestBrowser drives the site in a headless Chromium, by node and puppeteer-core: what
// the page answers is what the command answers, nothing but the site's own files is asked
// for, nothing is complained about, and nobody is kept out. It takes a tag, since it
// builds the programs and fetches its tools; DTERR_SHOTS names a folder for pictures, and
// DTERR_TEXTS folders with further texts to answer.
func TestBrowser(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil && os.Getenv("CI") == "" {
		t.Skip("no Chromium here")
	}
	if err != nil {
		t.Fatal(err)
	}
	tools(t)
	s := newSite(t)
	do := todo{Browser: chromium, Proxy: s.at, Base: s.at + "/", Cases: fixtures(t), Hostile: hostile(t), Kinds: kinds(s.pages), Shots: os.Getenv("DTERR_SHOTS")}
	got := drive(t, do)
	for _, c := range got.Complaints {
		t.Errorf("complaint: %s", c)
	}
	for _, a := range got.Axe {
		t.Errorf("barrier: %s", a)
	}
	s.check(t)
	checkAnswers(t, do.Cases, got)
	checkSaid(t, got.Said)
	checkTimes(t, got.Times)
}

// tools fetches what the script needs, by the lock file beside it.
func tools(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(".browser/node_modules/puppeteer-core"); err == nil {
		return
	}
	c := exec.CommandContext(t.Context(), "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
	c.Dir = ".browser"
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("npm ci: %v\n%s", err, out)
	}
}

// host is the part of the site that the test looks at, on a host that is the browser's
// proxy too, so that it sees every request.
type host struct {
	at    string
	pages map[string]page.Page
	files map[string][]byte

	mu  sync.Mutex
	log []string
}

func newSite(t *testing.T) *host {
	t.Helper()
	s := &host{files: map[string][]byte{}, pages: map[string]page.Page{}}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	s.at = server.URL
	l, err := layout.New(server.URL + "/")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range page.All(l) {
		s.pages[p.Head.Path] = p
	}
	for name, content := range assets(t) {
		s.files["assets/"+name] = content
	}
	return s
}

// kinds gives a page of each folder, every second one in the other language, and those
// beside the folders.
func kinds(pages map[string]page.Page) []string {
	var all []string
	last := ""
	for _, path := range slices.Sorted(maps.Keys(pages)) {
		lang, rest, _ := strings.Cut(path, "/")
		folder, _, inFolder := strings.Cut(rest, "/")
		if inFolder && (folder == last || lang != []string{"zh", "en"}[len(folder)%2]) {
			continue
		}
		all, last = append(all, path), folder
	}
	return all
}

// assets gives the files below assets/.
func assets(t *testing.T) map[string][]byte {
	t.Helper()
	begin := time.Now()
	files, err := box.Files(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		t.Logf("%s: %d bytes", name, len(content))
	}
	t.Logf("built in %v", time.Since(begin))
	for _, name := range []string{"style.css", "icon.svg"} {
		f, err := layout.Assets().Open(name)
		if err != nil {
			t.Fatal(err)
		}
		if files[name], err = io.ReadAll(f); err != nil {
			t.Fatal(err)
		}
		_ = f.Close()
	}
	return files
}

// ServeHTTP gives a file of the site; what is asked of another host, as of a proxy, is
// noted, but for what the browser asks its maker by itself.
func (s *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	name := strings.TrimPrefix(r.URL.Path, "/")
	query := r.URL.RawQuery != "" && name != "assets/worker.js"
	switch {
	case browsersOwn().MatchString(r.Host):
		http.Error(w, "", http.StatusForbidden)
		return
	case r.Host != strings.TrimPrefix(s.at, "http://"), r.Method != http.MethodGet, query:
		s.log = append(s.log, "stranger "+r.Method+" "+r.Host+" "+r.URL.String())
		http.Error(w, "", http.StatusForbidden)
		return
	}
	s.log = append(s.log, name)
	p, isPage := s.pages[name]
	content, isFile := s.files[name]
	switch {
	case isPage:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_ = p.Write(w)
	case isFile:
		types := map[string]string{".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".gz": "application/gzip"}
		w.Header().Set("Content-Type", types[filepath.Ext(name)])
		if name == "assets/search.wasm.gz" { // as hosts do that go by the name
			w.Header().Set("Content-Encoding", "gzip")
		}
		_, _ = w.Write(content)
	case !strings.HasPrefix(name, ".mark/"):
		s.log = append(s.log, "stranger "+name)
		http.NotFound(w, r)
	}
}

// browsersOwn are the hosts that Chromium asks for updates, the time and an account,
// whatever page is shown. The script notes requests of pages to these as well.
func browsersOwn() *regexp.Regexp {
	return regexp.MustCompile(`^(update\.googleapis|(www|accounts|clients\d|android\.clients|redirector\.gvt1)\.google|www\.googleapis|optimizationguide-pa\.googleapis)\.com(:\d+)?$`)
}

// check looks at what was asked for: nothing strange, and no program before it was used.
func (s *host) check(t *testing.T) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, line := range s.log {
		if strings.HasPrefix(line, "stranger") {
			t.Errorf("asked for: %s", line)
		}
	}
	home, used, search := slices.Index(s.log, ".mark/home"), slices.Index(s.log, ".mark/used"), slices.Index(s.log, ".mark/search")
	if home < 0 || used < home || search < used {
		t.Fatal("the script did not say where it is", home, used, search)
	}
	program := func(line string) bool { return strings.Contains(line, ".wasm") || strings.Contains(line, "worker") }
	if turned := slices.Index(s.log, ".mark/turned"); turned < search || !slices.Contains(s.log[turned:], "assets/box.wasm.gz") {
		t.Errorf("the program is not loaded when somebody turns to the box: %d", turned)
	}
	if slices.ContainsFunc(s.log[:used], program) || !slices.Contains(s.log[used:search], "assets/box.wasm.gz") {
		t.Errorf("the program is not loaded by its first use: %v", s.log[:used])
	}
	if slices.Contains(s.log[:search], "assets/search.wasm.gz") || !slices.Contains(s.log[search:], "assets/search.wasm.gz") {
		t.Error("the search is not loaded by its first use")
	}
}

// fixtures gives the inputs of package explain and the texts that DTERR_TEXTS names, and
// what the command answers to them.
func fixtures(t *testing.T) []fixture {
	t.Helper()
	var paths []string
	for _, pattern := range []string{"../../explain/testdata/shapes/*.in", "../../explain/attendance/testdata/*.json"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) < 5 {
			t.Fatal(pattern, len(found), err)
		}
		paths = append(paths, found...)
	}
	paths = append(paths, texts(t)...)
	all := make([]fixture, 0, len(paths))
	for n, path := range paths {
		in, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f := fixture{Name: filepath.Base(path), Input: in, Lang: []string{"zh", "en"}[n%2], At: at}
		f.want = command(t, f)
		all = append(all, f)
	}
	return all
}

// texts gives the files of the folders that DTERR_TEXTS lists, as PATH does.
func texts(t *testing.T) []string {
	t.Helper()
	var paths []string
	for _, dir := range filepath.SplitList(os.Getenv("DTERR_TEXTS")) {
		files, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		was := len(paths)
		for _, f := range files {
			if f.Type().IsRegular() {
				paths = append(paths, filepath.Join(dir, f.Name()))
			}
		}
		if len(paths) == was {
			t.Fatalf("%s holds no text", dir)
		}
		t.Logf("%d texts of %s", len(paths)-was, filepath.Base(dir))
	}
	return paths
}

// command gives what dterr explain writes for a ticket.
func command(t *testing.T, f fixture) string {
	t.Helper()
	var out, errs bytes.Buffer
	code := cmd.Main([]string{"explain", "--format", "markdown", "--lang", f.Lang, "--at", time.UnixMilli(f.At).UTC().Format(time.RFC3339)}, cmd.Streams{
		In: bytes.NewReader(f.Input), Out: &out, Err: &errs, InPiped: func() bool { return true },
		Env: func(string) (string, bool) { return "", false },
	}, "test")
	if code == 1 || code == 2 {
		t.Fatalf("%s: exit %d: %s", f.Name, code, errs.String())
	}
	return out.String()
}

// hostile gives what package explain was fuzzed with, and markup where an input is shown.
func hostile(t *testing.T) [][]byte {
	t.Helper()
	var paths []string
	for _, pattern := range []string{"../../explain/testdata/fuzz/*/*", "../../explain/*/testdata/fuzz/*/*", "../../explain/internal/*/testdata/fuzz/*/*"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatal(pattern, found, err)
		}
		paths = append(paths, found...)
	}
	var all [][]byte
	literal := regexp.MustCompile(`(?m)^(?:\[\]byte|string)\((.*)\)$`)
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range literal.FindAllSubmatch(content, -1) {
			all = append(all, unquoted(t, string(m[1])))
		}
	}
	const evil = `<script>window.hit=1</script><img src=x onerror=window.hit=1><meta http-equiv=refresh content=0;url=//evil.example><svg onload=window.hit=1>`
	for _, in := range []string{
		`{"errcode":40014,"errmsg":"` + evil + `","request_id":"` + evil + `"}`,
		`{"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","message":"` + evil + `","accessdenieddetail":{"requiredScopes":["` + evil + `"]}}`,
		`{"errcode":88,"sub_code":"60011","sub_msg":"javascript:alert(1)//https://open-dev.dingtalk.com/appscope/apply?content=%22%3E` + evil + `"}`,
		"{\"errcode\":40014}\n" + evil + "\n{\"errcode\":60011,\"errmsg\":\"" + evil + "\"}",
		evil,
	} {
		all = append(all, []byte(in))
	}
	return all
}

// drive runs the script.
func drive(t *testing.T, do todo) seen {
	t.Helper()
	plan := filepath.Join(t.TempDir(), "todo.json")
	content, err := json.Marshal(do)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(plan, content, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, "node", "drive.mjs", plan)
	c.Dir = ".browser"
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	var got seen
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	return got
}

// checkAnswers holds the answers of the page against the command's, and what stands in
// them against what the view writes.
func checkAnswers(t *testing.T, want []fixture, got seen) {
	t.Helper()
	if len(got.Answers) != len(want) {
		t.Fatalf("%d answers to %d inputs", len(got.Answers), len(want))
	}
	known := regexp.MustCompile(`^<(section|h3|h4|p|span|code|dl|dt|dd|ul|ol|li|q|br|table|thead|tbody|tr|th|td|details|summary|pre|a|button|mark)( (class|scope|tabindex|role|aria-label|rel|target|href|type))*>$`)
	check := func(name string, tags []string) {
		for _, tag := range tags {
			if !known.MatchString(tag) {
				t.Errorf("%s: %s", name, tag)
			}
		}
	}
	empty := 0
	for n, f := range want {
		if got.Answers[n].Markdown != f.want {
			t.Errorf("%s: the page answers\n%s\nthe command\n%s", f.Name, got.Answers[n].Markdown, f.want)
		}
		if (got.Answers[n].HTML == "") != (f.want == "") {
			t.Errorf("%s: the page shows %q", f.Name, got.Answers[n].HTML)
		}
		if f.want == "" {
			empty++
		}
		check(f.Name, got.Answers[n].Tags)
	}
	t.Logf("%d answers are the command's, %d of them none", len(want), empty)
	check("hostile", got.Inserted)
	if len(got.Inserted) < 5 {
		t.Errorf("of what is hostile nothing is shown: %v", got.Inserted)
	}
}

// checkSaid looks at what the page said on the way.
func checkSaid(t *testing.T, said map[string]any) {
	t.Helper()
	text := func(name string) string { s, _ := said[name].(string); return s }
	for name, parts := range map[string][]string{
		"answer":  {"60011", "Do", "How this was told", "Copy as Markdown"},
		"copied":  {"## `60011`", "`16k8xcyz0w1jz`"},
		"log":     {"oapi/40014", "oapi/60011"},
		"crash":   {"did not run"},
		"after":   {"60011"},
		"offline": {"did not arrive"},
		"online":  {"60011"},
		"code":    {"oapi/40014"},
		"nothing": {"No error was found"},
		"large":   {"errors"},
		"stopped": {"Stopped"},
		"verdict": {"wrong-secret"},
		"focus":   {"/"},
		"landed":  {"/en/"},
		"url":     {"/en/index.html"},
		"kept":    {"|0|0"},
		"passed":  {"search", "input", "robot-secret"},
	} {
		for _, part := range parts {
			if !strings.Contains(text(name), part) {
				t.Errorf("%s: %q is not in %q", name, part, text(name))
			}
		}
	}
	if text("kept") != "|0|0" || strings.Contains(text("verdict"), "SEC5e1f") {
		t.Errorf("something is kept or shown: %q %q", text("kept"), text("verdict"))
	}
	if shut, _ := said["shut"].([]any); len(shut) > 0 {
		t.Errorf("the worker still has %v", shut)
	}
	if rest, _ := said["rest"].(float64); rest < 6 {
		t.Errorf("the fold holds %v answers", said["rest"])
	}
	if most, _ := said["progress"].(float64); most <= 0 {
		t.Error("no progress is shown")
	}
	links, _ := said["links"].([]any)
	if len(links) == 0 || !strings.HasSuffix(links[0].(string), "/"+address.Entry("en", "oapi/60011")) {
		t.Errorf("the answer leads to %v", links)
	}
	if hits, _ := said["hits"].([]any); len(hits) == 0 {
		t.Error("yanqian finds nothing")
	}
}

// checkTimes holds the times against generous bounds: the machine of a test has other
// things to do.
func checkTimes(t *testing.T, times map[string]float64) {
	t.Helper()
	for name, most := range map[string]float64{"first": 20_000, "turned": 10_000, "later": 1000, "large": 120_000} {
		ms, ok := times[name]
		t.Logf("%s: %.1f ms", name, ms)
		if !ok || ms > most {
			t.Errorf("%s takes %.1f ms", name, ms)
		}
	}
}

// unquoted gives a literal of Go's.
func unquoted(t *testing.T, literal string) []byte {
	t.Helper()
	s, err := strconv.Unquote(literal)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(s)
}
