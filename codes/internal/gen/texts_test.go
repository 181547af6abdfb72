package main

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes/internal/gen/data"
	"github.com/dterr/dterr/codes/internal/gen/tables"
)

const (
	httpHeader = "status\tphrase\tkind\tretry\towner\tzh\ten\tdocs\tsources\ttitle_zh\tfix_zh\tfix_en\n"
	testHTTP   = httpHeader +
		"404\tNot Found\tauth\tnever\tdeveloper\t\t\tdevelopment/a\tofficial 2026-05-06\t没有\t查路径。 || 查方法。\tLook at the path. || Look at the method.\n" +
		"any\t\tunknown\tunknown\tdeveloper\t都行。\tAnything.\t\tofficial 2026-05-06\t\t打印它。\tPrint it.\n" +
		"502\tBad Gateway\tsystem\tbackoff\tdingtalk\t\t\t\tofficial 2026-05-06\t网关\t\t\n" +
		"5xx\t\tsystem\tbackoff\tdingtalk\t服务端。\tThe server.\t\tofficial 2026-05-06\t\t\t\n"
	notesHeader = "key\trole\twhen\tzh\ten\tbasis\n"
	testNotes   = notesHeader +
		"both\tnote\talways\t{b} 与 {a}。\t{a} and {b}.\town\n" +
		"title-plain\ttitle\tnever\t题\ttitle\tdoc development/a 2026-05-06\n"
)

func parseTexts(http, notes string) *source {
	s := &source{}
	s.readKinds("kinds.tsv", testKinds)
	s.readHTTP("http.tsv", http)
	s.readNotes("notes.tsv", notes)
	return s
}

func TestTexts(t *testing.T) {
	s := parseTexts(testHTTP, testNotes)
	if len(s.errs) > 0 {
		t.Fatal(s.errs)
	}
	got, err := tables.Texts(s.http, s.textKeys)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"\tNoteBoth   TextKey = iota // both, with {a} {b}\n\tTitlePlain                // title-plain\n",
		"noteCount = 2\n", "httpCount = 4\n",
		// Sorted by number: any, the class, 404 with the text of any, 502 with that of its class.
		"\t0, 17, 32, 52,\n",
	} {
		if !strings.Contains(string(got), want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if h := s.http[2]; h.TitleZH != "没有" || len(h.Fixes) != 2 || h.Fixes[1] != (data.Text{ZH: "查方法。", EN: "Look at the method."}) {
		t.Errorf("title and fixes of 404: %+v", h)
	}
	if s.http[2].Text.EN != "Anything." || s.http[3].Text.ZH != "服务端。" {
		t.Errorf("texts %v, %v", s.http[2].Text, s.http[3].Text)
	}
}

func TestTextsComplaints(t *testing.T) {
	change := func(in, old, with string) string {
		if !strings.Contains(in, old) {
			t.Fatalf("the sample has no %q", old)
		}
		return strings.Replace(in, old, with, 1)
	}
	tests := []struct{ name, http, notes, want string }{
		{"unknown column", change(testHTTP, "phrase", "phrases"), testNotes, "http.tsv:1: header is not"},
		{"no status", change(testHTTP, "404", "4x4"), testNotes, "http.tsv:2: status is neither"},
		{"class of none", change(testHTTP, "5xx", "9xx"), testNotes, "http.tsv:5: status is neither"},
		{"status twice", change(testHTTP, "404", "502"), testNotes, "http.tsv:4: status twice: 502"},
		{"no phrase", change(testHTTP, "Not Found", ""), testNotes, "http.tsv:2: phrase is missing"},
		{"kind", change(testHTTP, "\tauth", "\tnonsense"), testNotes, "http.tsv:2: kind is none of"},
		{"retry", change(testHTTP, "never", "soon"), testNotes, "http.tsv:2: retry is none of"},
		{"owner", change(testHTTP, "dingtalk", "nobody"), testNotes, "http.tsv:4: owner is none of"},
		{"title", change(testHTTP, "没有", ""), testNotes, "http.tsv:2: title_zh goes with the phrase"},
		{"fixes", change(testHTTP, " || 查方法。", ""), testNotes, "http.tsv:2: fixes: 1 in Chinese, 2 in English"},
		{"no fix", change(testHTTP, "打印它。\tPrint it.", "\t"), testNotes, "http.tsv:3: fix is missing"},
		{"one language", change(testHTTP, "The server.", ""), testNotes, "http.tsv:5: text needs both"},
		{"no text of the class", change(testHTTP, "服务端。\tThe server.", "\t"), testNotes, "http.tsv:5: text needs both"},
		{"source", change(testHTTP, "official 2026-05-06", "official"), testNotes, "http.tsv:2: source without a date"},
		{"nothing for any", change(testHTTP, "any\t", "1xx\t"), testNotes, "http.tsv:1: no line for any status"},
		{"unknown column of notes", testHTTP, change(testNotes, "role", "rôle"), "notes.tsv:1: header is not"},
		{"slug", testHTTP, change(testNotes, "both\t", "Both\t"), "notes.tsv:2: key is no slug"},
		{"role", testHTTP, change(testNotes, "\tnote", "\tremark"), "notes.tsv:2: role is none of"},
		{"key of another role", testHTTP, change(testNotes, "title-plain", "plain"), "notes.tsv:3: the key of a title: plain"},
		{"key twice", testHTTP, testNotes + "both\tnote\tx\t甲\ta\town\n", "notes.tsv:4: key twice, first at notes.tsv:2: both"},
		{"when", testHTTP, change(testNotes, "always", ""), "notes.tsv:2: when is missing"},
		{"text in one language", testHTTP, change(testNotes, "{a} and {b}.", ""), "notes.tsv:2: text needs both"},
		{"places", testHTTP, change(testNotes, "{a} and {b}.", "{a} and {c}."), "notes.tsv:2: places differ"},
		{"no place", testHTTP, change(testNotes, "{a} and {b}.", "{a} and {B}."), "notes.tsv:2: a place is no name"},
		{"basis", testHTTP, change(testNotes, "own", "hearsay"), "notes.tsv:2: basis is none of"},
		{"basis without a date", testHTTP, change(testNotes, "development/a 2026-05-06", "development/a"), "notes.tsv:3: basis: source without a date"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := parseTexts(tt.http, tt.notes)
			if len(s.errs) == 0 {
				t.Fatal("no complaint")
			}
			if got := s.errs[0].Error(); !strings.Contains(got, tt.want) {
				t.Errorf("complaint\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}
