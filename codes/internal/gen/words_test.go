package main

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes/internal/gen/data"
)

func TestWords(t *testing.T) {
	tests := []struct {
		name, file, content string
		complaint           string // "" for none
	}{
		{"synonyms", "synonyms", "terms\tquery\tfinds\n签名 | sign | ~signed\t验签\toapi/1\n", ""},
		{"group of one", "synonyms", "terms\tquery\tfinds\n签名\t验签\toapi/1\n", "two terms"},
		{"empty term", "synonyms", "terms\tquery\tfinds\n签名 | ~ | sign\t验签\toapi/1\n", "term is empty"},
		{"traditional", "traditional", "simplified\ttraditional\n签\t簽籤\n", ""},
		{"two for one", "traditional", "simplified\ttraditional\n签簽\t籤\n", "not one character"},
		{"twice", "traditional", "simplified\ttraditional\n签\t簽\n前\t簽\n", "two simplified forms"},
		{"regional", "regional", "word\telsewhere\tquery\tfinds\n超时\t逾時 | 逾期\t連線逾時\toapi/1\n", ""},
		{"not a word", "regional", "word\telsewhere\tquery\tfinds\n超时\t逾時 | 逾\t連線逾時\toapi/1\n", "not a word"},
		{"topics", "topics", "name\twords\noapi\t旧版\n", ""},
		{"topic twice", "topics", "name\twords\noapi\t旧版\noapi\t新版\n", "topic twice"},
		{"aliases", "aliases", "id\tzh\ten\noapi/1\t群满了 | 拉不进人\tgroup full\noapi/2\t撤不回\n", ""},
		{"alias twice", "aliases", "id\tzh\ten\noapi/1\t群满了\t\noapi/1\t满员\t\n", "id twice"},
		{"alias without a phrase", "aliases", "id\tzh\ten\noapi/1\t | \t\n", "no phrase"},
		{"wrong header", "topics", "name\ttext\n", "header is not"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := &source{SearchWords: data.SearchWords{Topics: map[string]string{}, Simplified: map[rune]rune{}, Aliases: map[string]data.AliasLine{}}}
			switch tt.file {
			case "synonyms":
				s.readSynonyms("x.tsv", tt.content)
			case "traditional":
				s.readTraditional("x.tsv", tt.content)
			case "regional":
				s.readRegional("x.tsv", tt.content)
			case "aliases":
				s.readAliases("x.tsv", tt.content)
			default:
				s.readTopics("x.tsv", tt.content)
			}
			if tt.complaint == "" && len(s.errs) > 0 {
				t.Errorf("complaints %v", s.errs)
			}
			if tt.complaint != "" && (len(s.errs) == 0 || !strings.Contains(s.errs[0].Error(), tt.complaint)) {
				t.Errorf("complaints %v, want %q", s.errs, tt.complaint)
			}
		})
	}
}
