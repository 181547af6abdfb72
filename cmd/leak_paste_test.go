package cmd_test

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"mime/quotedprintable"
	"strings"
)

// This file holds the shapes of what people paste: pages, Markdown, the answers of
// consoles and shells, source files with comments, and texts packed in base64.

// pastedPairs are those in which a mark stands between a name and its value.
func pastedPairs() []shape {
	random := []weight{hard}
	return []shape{
		{id: "page-bold", by: "HTML", names: asciiName, carry: inXML(), text: "<b>$N:</b> $V"},
		{id: "page-break", by: "HTML", names: asciiName, carry: inXML(), text: "size:<br>10<br>$N:<br>$V", weights: random, none: " encrypt "},
		{id: "page-code", by: "HTML", names: asciiName, carry: inXML(), text: "<li>$N: <code>$V</code></li>"},
		{id: "page-spans", by: "highlighters", names: asciiName, carry: inXML(), text: `<span class="k">"$N"</span>: <span class="s">"$V"</span>`},
		{id: "page-columns", by: "HTML", names: anyName, carry: inXML(), text: "<table><tr><th>id</th><th>$N</th></tr><tr><td>1</td><td>$V</td></tr></table>", weights: random, none: " encrypt "},
		{id: "markdown-all-bold", by: "Markdown", names: asciiName, carry: inWord(), text: "- **$N:** $V"},
		{id: "markdown-label", by: "Markdown", names: labelName, carry: inWord(), text: "**$N：** $V", weights: random, none: " encrypt "},
		{id: "php-protected", by: "var_dump", names: asciiName, carry: inDouble(), text: "[\"$N\":protected]=>\n  string($#V) \"$V\""},
		{id: "php-private", by: "print_r", names: asciiName, carry: inLine(), text: `    [$N:App\Ding:private] => $V`, weights: random},
		{id: "registry", by: "reg query", names: fieldName, carry: inWord(), text: "    $N    REG_SZ    $V", weights: random, none: " encrypt "},
		{id: "dots", by: "HikariCP", names: asciiName, carry: inWord(), text: "$N.........................$V", weights: random, none: " encrypt "},
		{id: "setex", by: "Redis", names: asciiName, carry: inWord(), text: `SETEX ding:$N 7200 $V`, weights: random, none: " encrypt "},
		{id: "setex-monitor", by: "Redis", names: asciiName, carry: inDouble(), text: `1764460000.1 [0 10.0.0.3:51234] "SETEX" "ding:$N" "7200" "$V"`, weights: random, none: " encrypt "},
		{id: "get", by: "redis-cli", names: asciiName, carry: inDouble(), text: "127.0.0.1:6379> GET ding:$N\n\"$V\"", weights: random, none: " encrypt "},
		{id: "named-field", by: "TOP", names: asciiName, carry: inWord(), text: "isv.invalid-parameter:$N $V", weights: random, none: " encrypt "},
	}
}

// pastedLines are those in which a value goes on, or stands, in the next line.
func pastedLines() []shape {
	return []shape{
		{id: "comment-hash", by: "shells", names: asciiName, carry: inWord(), text: "# $N = $A\n# $B", least: 24},
		{id: "comment-slashes", by: "C", names: asciiName, carry: inWord(), text: "// $N: $A\n// $B", least: 24},
		{id: "colon-full-line", by: "the console", names: labelName, carry: inWord(), text: "$N：\n$V", least: 24},
		{id: "page-break-wrapped", by: "HTML", names: asciiName, carry: inXML(), text: "$N:<br/>$V<br/>size: 10", least: 24},
	}
}

// pastedProse are those of tables and sentences.
func pastedProse() []shape {
	random := []weight{hard}
	return []shape{
		{id: "csv-semicolon", by: "Excel", names: asciiName, carry: inCSV(), text: "id;$N;size\n1;$V;10"},
		{id: "for-is", by: "people", names: asciiName, carry: inWord(), text: `the $N for staging is $V`, weights: random, none: " encrypt "},
		{id: "we-got", by: "people", names: asciiName, carry: inWord(), text: `the $N we got was $V`, weights: random, none: " encrypt "},
		{id: "from-server", by: "people", names: asciiName, carry: inWord(), text: `$N returned by the server: $V`, weights: random, none: " encrypt "},
		{id: "cong", by: "people", names: labelName, carry: inWord(), text: `$N从 $V 换成别的了`, weights: random, none: " encrypt "},
		{id: "traditional", by: "people", names: labelName, carry: inWord(), text: `$N：$V`, last: traditional},
	}
}

// traditional writes labels in traditional characters.
func traditional(s string) string {
	return strings.NewReplacer("码", "碼", "号", "號", "钥", "鑰", "权", "權", "电", "電", "话", "話", "机", "機", "证", "證", "会", "會", "设", "設", "备", "備").Replace(s)
}

// packings are encodings that hide all of a text.
func packings() []encoding {
	packed := func(s string) string { return "payload " + s }
	return []encoding{
		{"base64", true, func(s string) string { return packed(base64.StdEncoding.EncodeToString([]byte(s))) }},
		{"base64-address", true, func(s string) string { return packed(base64.RawURLEncoding.EncodeToString([]byte(s))) }},
		{"base64-lines", true, func(s string) string {
			return "payload\n" + folded(base64.StdEncoding.EncodeToString([]byte(s)), 76) + "\n"
		}},
		{"hexadecimal", true, func(s string) string { return packed(hex.EncodeToString([]byte(s))) }},
		{"numbered", true, func(s string) string {
			var b strings.Builder
			for _, c := range s {
				if c < 0x80 {
					b.WriteRune(c)
				} else {
					fmt.Fprintf(&b, "&#%d;", c)
				}
			}
			return b.String()
		}},
		{"quoted-printable", true, func(s string) string {
			var b strings.Builder
			w := quotedprintable.NewWriter(&b)
			_, _ = w.Write([]byte(s))
			_ = w.Close()
			return b.String()
		}},
	}
}
