package cmd_test

import (
	"math/rand/v2"
	"strings"
)

// This file holds the shapes with colours and links of a terminal, raw and
// written out.

// writtenEscapes are the forms in which the byte ESC stands in a text.
func writtenEscapes() []struct{ id, by, esc, bell, slash string } {
	return []struct{ id, by, esc, bell, slash string }{
		{"raw", "a terminal", "\x1b", "\x07", `\`},
		{"033", "printf", `\033`, `\007`, `\\`},
		{"x1b", "Python", `\x1b`, `\x07`, `\\`},
		{"u001b", "JSON", `\u001b`, `\u0007`, `\\`},
		{"e", "echo -e", `\e`, `\a`, `\\`},
		{"caret", "cat -v", `^[`, `^G`, `\`},
	}
}

// colour gives what switches a colour on and off, ESC for the byte.
func colour(r *rand.Rand) (on, off string) {
	off = pick(r, "ESC[0m", "ESC[m", "ESC[39m", "ESC[0;39m")
	switch r.IntN(5) {
	case 0:
		return "ESC[38;5;208m", off
	case 1:
		return "ESC[38;2;255;120;0m", off
	case 2:
		return "ESC[01;31mESC[K", "ESC[mESC[K" // grep
	case 3:
		end := pick(r, "ESCSLASH", "BELL")
		return "ESC]8;;https://example.com/" + end, "ESC]8;;" + end
	}
	return pick(r, "ESC[33m", "ESC[1;32m", "ESC[1m", "ESC[4;36m", "ESC[91m"), off
}

// colours puts sequences for $C and $R, the same colour everywhere.
func colours(text string, r *rand.Rand) string {
	if !strings.Contains(text, "$C") {
		return text
	}
	on, off := colour(r)
	return strings.NewReplacer("$C", on, "$R", off).Replace(text)
}

// ansiShapes are every place of a colour in every writing of it.
func ansiShapes() []shape {
	places := []shape{
		{id: "name", by: "logrus", names: anyName, carry: inWord(), text: `level=error $C$N$R=$V size=10`},
		{id: "name-equals", by: "zerolog", names: anyName, carry: inWord(), text: `ERR failed $C$N=$R$V $Csize=$R10`},
		{id: "value", by: "chalk", names: anyName, carry: inWord(), text: `$N=$C$V$R`},
		{id: "value-colon", by: "rich", names: anyName, carry: inWord(), text: `$N: $C$V$R`},
		{id: "both", by: "logrus", names: anyName, carry: inWord(), text: `$C$N$R=$C$V$R`},
		{id: "all", by: "zap console", names: anyName, carry: inWord(), text: `$CERROR$R $C$N$R$C:$R $C$V$R`},
		{id: "separator", by: "Spring Boot", names: anyName, carry: inWord(), text: `$N$C:$R $V`},
		{id: "front", by: "Spring Boot", names: anyName, carry: inWord(), text: `$CERROR$R$N=$V`},
		{id: "behind", by: "tput", names: anyName, carry: inWord(), text: `$N=$V$R`},
		{id: "empty", by: "tput", names: anyName, carry: inWord(), text: `$N$C$R=$C$R$V`},
		{id: "json", by: "jq -C", names: anyName, carry: inJSON(), text: `$C{$R$C"$N"$R$C:$R$C"$V"$R$C}$R`},
		{id: "json-inside", by: "bat", names: anyName, carry: inJSON(), text: `{"$C$N$R":"$C$V$R"}`},
		{id: "python", by: "rich", names: anyName, carry: inSingle(), text: `{$C'$N'$R: $C'$V'$R}`},
		{id: "node", by: "util.inspect", names: asciiName, carry: inSingle(), text: `{ $N: $C'$V'$R }`},
		{id: "header", by: "HTTPie", names: headerName, carry: inLine(), text: `$C$N$R: $C$V$R`},
		{id: "query", by: "httpstat", names: asciiName, carry: inQuery(), text: `https://oapi.dingtalk.com/user/get?$C$N$R=$C$V$R`},
		{id: "grep-name", by: "grep", names: anyName, carry: inWord(), text: `app.log:12:$C$N$R=$V`},
		{id: "middle", by: "grep", names: asciiName, carry: inWord(), text: `$N=$A$C$B$R`, least: 16},
		{id: "middle-reset", by: "less -R", names: asciiName, carry: inWord(), text: `$N=$C$A$R$B`, least: 16},
		{id: "middle-json", by: "rg", names: asciiName, carry: inWord(), text: `{"$N":"$A$C$B$R"}`, least: 16},
		{id: "bare", by: "rich", bare: true, carry: inLine(), text: `$C$V$R`},
		{id: "bare-zh", by: "chalk", bare: true, carry: inLine(), text: `参数 $C$V$R 不合法`},
		{id: "bare-tight", by: "chalk", bare: true, carry: inLine(), text: `参数$C$V$R不合法`},
	}
	var all []shape
	for _, esc := range writtenEscapes() {
		for _, s := range places {
			s.id += "-" + esc.id
			s.by += " as " + esc.by + " writes it"
			s.last = func(text string) string {
				return strings.NewReplacer("ESCSLASH", esc.esc+esc.slash, "ESC", esc.esc, "BELL", esc.bell).Replace(text)
			}
			all = append(all, s)
		}
	}
	return all
}
