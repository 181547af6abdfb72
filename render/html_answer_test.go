package render_test

import (
	"bytes"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/signature"
	"github.com/dterr/dterr/render"
)

// reported gives the answers about an input as text and as HTML; empty where it holds
// none.
func reported(t *testing.T, in string, o render.Options) (text, page string, r *render.Report) {
	t.Helper()
	var b, h bytes.Buffer
	r = render.NewReport(&b, false, o)
	_, err := explain.Stream(strings.NewReader(in), explain.Options{Source: "stdin", Now: o.Now, Zone: o.Zone}, func(it explain.Item) error {
		if it.Finding != nil {
			r.Add(it.Finding)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if r.Empty() {
		return "", "", r
	}
	view := render.HTML{Options: o, Entry: func(id string) string { return "/" + o.Lang + "/" + id + ".html" }}
	if err := view.Report(&h, r); err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String(), h.String(), r
}

// options are those of both languages, short and full.
func htmlOptions() []render.Options {
	var all []render.Options
	for _, lang := range []string{"zh", "en"} {
		for _, full := range []bool{false, true} {
			all = append(all, render.Options{Lang: lang, Full: full, Now: now(), Zone: explain.CST()})
		}
	}
	return all
}

// fixtures gives the inputs of package explain.
func fixtures(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("../explain/testdata/shapes/*.in")
	if err != nil || len(paths) < 100 {
		t.Fatal(len(paths), err)
	}
	return paths
}

// TestHTMLSaysWhatTextSays holds the view against the text, of which it must leave out
// nothing but how the command line shows more, and checks that noting does not change the
// text.
func TestHTMLSaysWhatTextSays(t *testing.T) {
	more := regexp.MustCompile(`(?s)[:：，;]?\s*(加|with)?\s*--(full|json)(\s*(列出|shows)\s*(全部|all))?`)
	bullet := regexp.MustCompile(`^(\d+\.|-|·|→|×)$`)
	blank := regexp.MustCompile(`\s+`)
	for n, path := range fixtures(t) {
		in, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		o := htmlOptions()[n%4]
		text, page, r := reported(t, string(in), o)
		if got := render.Taped(r); text != "" && got != text {
			t.Fatalf("%s: noted on a tape, the text is another:\n%s\n\n%s", path, got, text)
		}
		said := blank.ReplaceAllString(html.UnescapeString(tags().ReplaceAllString(page, "")), "")
		for _, word := range strings.Fields(more.ReplaceAllString(text, " ")) {
			if !bullet.MatchString(word) && !strings.Contains(said, strings.TrimSuffix(word, "…")) { // a line of text may be cut
				t.Errorf("%s: %q is not said in\n%s\n\n%s", path, word, text, page)
				break
			}
		}
	}
}

func tags() *regexp.Regexp { return regexp.MustCompile(`<[^>]*>`) }

// tag is what the view writes: these elements with these attributes and no others.
func tag() *regexp.Regexp {
	return regexp.MustCompile(`^</?(section|h3|h4|p|span|code|dl|dt|dd|ul|ol|li|q|br|table|thead|tbody|tr|th|td|details|summary|pre|a)` +
		`( class="[a-z ]+"| scope="col"| tabindex="0"| role="region"| aria-label="[^"<>]*"| rel="noreferrer"| target="_blank"| href="(https?://[^"<>]*|/(zh|en)/[^"<>:]*)")*>$`)
}

// checkTags fails on an element or an attribute that the view does not write, and where
// one is not closed.
func checkTags(t *testing.T, name, page string) {
	t.Helper()
	known, element := tag(), regexp.MustCompile(`[a-z0-9]+`)
	var open []string
	for _, s := range tags().FindAllString(page, -1) {
		e := element.FindString(s)
		switch {
		case !known.MatchString(s):
			t.Errorf("%s: %s", name, s)
		case e == "br":
		case strings.HasPrefix(s, "</"):
			if len(open) == 0 || open[len(open)-1] != e {
				t.Fatalf("%s: %s closes %v", name, s, open)
			}
			open = open[:len(open)-1]
		default:
			open = append(open, e)
		}
	}
	if len(open) > 0 || strings.Count(page, "<") != len(tags().FindAllString(page, -1)) {
		t.Errorf("%s: %v is not closed in %s", name, open, page)
	}
}

// TestHTMLTags checks the markup of all fixtures.
func TestHTMLTags(t *testing.T) {
	for n, path := range fixtures(t) {
		in, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, page, _ := reported(t, string(in), htmlOptions()[n%4])
		checkTags(t, path, page)
	}
}

// TestHTMLHostile puts markup where an input is shown.
func TestHTMLHostile(t *testing.T) {
	const evil = `<script>alert(1)</script><img src=x onerror=alert(1)>'\"><a href=javascript:alert(1)>`
	for _, in := range []string{
		`{"errcode":40014,"errmsg":"` + evil + `"}`,
		`{"code":"InvalidAuthentication","message":"y","requestid":"` + evil + `"}`,
		`{"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","message":"` + evil + `","accessdenieddetail":{"requiredScopes":["` + evil + `"]}}`,
		`{"errcode":88,"sub_code":"60011","sub_msg":"javascript:alert(1)//https://open-dev.dingtalk.com/appscope/apply?content=%22%3E` + evil + `"}`,
		`POST https://oapi.dingtalk.com/` + evil + ` {"errcode":40035,"errmsg":"不合法的参数"}`,
	} {
		for _, o := range htmlOptions() {
			text, page, _ := reported(t, in, o)
			if text == "" {
				t.Errorf("nothing is found in %s", in)
			}
			checkTags(t, in, page)
		}
	}
}

// TestHTMLVerify checks the view of a check, hostile values included.
func TestHTMLVerify(t *testing.T) {
	var b bytes.Buffer
	r := signature.Robot(signature.RobotInput{
		URL: `https://oapi.dingtalk.com/robot/send?access_token=x&timestamp="><script>&sign=<b>`, Secret: "SECinvented", HasSecret: true, Now: now(),
	})
	if err := (render.HTML{Options: render.Options{Lang: "en"}}).Verify(&b, r); err != nil {
		t.Fatal(err)
	}
	checkTags(t, "verify", b.String())
	if !strings.Contains(b.String(), html.EscapeString(r.Title.EN)) || !strings.Contains(b.String(), `<span class="bad">bad</span>`) {
		t.Errorf("the mistake is not said: %s", b.String())
	}
}
