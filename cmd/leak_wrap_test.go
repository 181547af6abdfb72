package cmd_test

import "strconv"

// This file holds the shapes in which a value goes over the end of a line.

func wrapShapes() []shape {
	all := []shape{
		{id: "newline", by: "editors", names: asciiName, carry: inWord(), text: "$N=$A\n$B", least: 24},
		{id: "newline-colon", by: "editors", names: anyName, carry: inWord(), text: "$N: $A\n$B", least: 24},
		{id: "crlf", by: "Windows editors", names: asciiName, carry: inWord(), text: "$N=$A\r\n$B", least: 24},
		{id: "newline-indent", by: "tabular loggers", names: asciiName, carry: inWord(), text: "  $N: $A\n      $B", least: 24},
		{id: "backslash", by: "sh", names: asciiName, carry: inWord(), text: "curl -d $N=$A\\\n$B https://oapi.dingtalk.com/gettoken", least: 24},
		{id: "backslash-indent", by: "properties", names: asciiName, carry: inWord(), text: "dingtalk.$N=$A\\\n    $B\ndingtalk.size=10", least: 24},
		{id: "quoted-printable", by: "mail", names: asciiName, carry: inQP(), text: "$N=3D$A=\n$B", least: 24},
		{id: "quoted-printable-crlf", by: "mail", names: asciiName, carry: inQP(), text: "$N: $A=\r\n$B", least: 24},
		{id: "folded-header", by: "mail", names: headerName, carry: inWord(), text: "$N: $A\n $B\nHost: oapi.dingtalk.com", least: 24},
		{id: "folded-header-tab", by: "HTTP/1.0", names: headerName, carry: inWord(), text: "$N: $A\r\n\t$B", least: 24},
		{id: "json-quoted", by: "terminals", names: asciiName, carry: inJSON(), text: "{\"$N\":\"$A\n$B\"}", least: 24, none: " private_key "},
		{id: "json-quoted-crlf", by: "terminals", names: asciiName, carry: inJSON(), text: "{\"$N\":\"$A\r\n$B\"}", least: 24, none: " private_key "},
		{id: "json-quoted-indent", by: "YAML dumpers", names: asciiName, carry: inJSON(), text: "{\"$N\":\"$A\n   $B\"}", least: 24, none: " private_key "},
		{id: "json-escaped-n", by: "JSON", names: asciiName, carry: inJSON(), text: `{"$N":"$A\n$B"}`, least: 24, none: " private_key "},
		{id: "json-escaped-rn", by: "JSON", names: asciiName, carry: inJSON(), text: `{"$N":"$A\r\n$B"}`, least: 24, none: " private_key "},
		{id: "json-escaped-twice", by: "JSON in JSON", names: asciiName, carry: inJSON(), text: `{"$N":"$A\n$B"}`, least: 24, none: " private_key ", last: onceMore(1)},
		{id: "word-escaped-n", by: "repr", names: asciiName, carry: inWord(), text: `'$N=$A\n$B'`, least: 24},
		{id: "yaml-double", by: "YAML", names: asciiName, carry: inDouble(), text: "$N: \"$A\\\n  $B\"", least: 24},
		{id: "yaml-literal-two", by: "YAML", names: asciiName, carry: inWord(), text: "$N: |\n  $A\n  $B\nsize: 10", least: 24},
		{id: "python-concat", by: "black", names: asciiName, carry: inDouble(), text: "$N = (\"$A\"\n    \"$B\")", least: 24},
		{id: "java-concat", by: "Java", names: asciiName, carry: inDouble(), text: "$N = \"$A\" +\n    \"$B\";", least: 24},
		{id: "xml-text", by: "xmllint", names: asciiName, carry: inXML(), text: "<$N>\n  $A\n  $B\n</$N>", least: 24},
		{id: "query-wrapped", by: "terminals", names: asciiName, carry: inQuery(), text: "https://oapi.dingtalk.com/user/get?$N=$A\n$B&size=10", least: 24},
		{id: "quoted-mail", by: "mail", names: asciiName, carry: inWord(), text: "> $N=$A\n> $B", least: 24},
		{id: "frame", by: "tmux", names: asciiName, carry: inWord(), text: "│$N=$A│\n│$B│", least: 32},
		{id: "cell", by: "mysql", names: asciiName, carry: inWord(), text: "| $N | $A |\n|      | $B |\n| size | 10 |", least: 32},
		{id: "syslog", by: "rsyslog", names: asciiName, carry: inWord(), text: "Nov  2 09:14:22 web bot[812]: $N=$A\nNov  2 09:14:22 web bot[812]: $B\nNov  2 09:14:23 web bot[812]: size=10", least: 32},
		{id: "klog", by: "klog", names: asciiName, carry: inWord(), text: "E1102 09:14:22.117 ding.go:88] $N=$A\nE1102 09:14:22.118 ding.go:88] $B", least: 32},
		{id: "powershell-concat", by: "PowerShell", names: asciiName, carry: inDouble(), text: "$$N = \"$A\" + `\n  \"$B\"", least: 24},
		{id: "base64-64", by: "openssl", names: asciiName, carry: inWord(), text: "$N=$64", least: 80, only: " encrypt jwt jsapi_ticket "},
		{id: "base64-76", by: "base64", names: asciiName, carry: inWord(), text: "$N: $76", least: 80, only: " encrypt jwt jsapi_ticket "},
		{id: "base64-76-json", by: "Python's encodebytes", names: asciiName, carry: inJSON(), text: "{\"$N\":\"$76\n\"}", least: 80, only: " encrypt jwt jsapi_ticket "},
	}
	for _, column := range []int{60, 76, 80, 100, 120} {
		n := strconv.Itoa(column)
		all = append(all,
			shape{id: "column-" + n, by: "a terminal", names: asciiName, carry: inWord(), text: `$N=$V size=10`, least: 24, column: column},
			shape{id: "column-json-" + n, by: "a terminal", names: asciiName, carry: inJSON(), text: `{"size":10,"$N":"$V"}`, least: 24, column: column, none: " private_key passphrase "},
			shape{id: "column-python-" + n, by: "a terminal", names: asciiName, carry: inSingle(), text: `{'size': 10, '$N': '$V'}`, least: 24, column: column},
			shape{id: "column-url-" + n, by: "a terminal", names: asciiName, carry: inWord(), text: `https://oapi.dingtalk.com/user/get?size=10&$N=$V`, least: 24, column: column, none: " bearer basic cookie webhook session_webhook "},
			shape{id: "input-" + n, by: "a terminal", names: asciiName, carry: inJSON(), text: `{"size":10,"$N":"$V"}`, least: 24, wide: column, none: " private_key "},
			shape{id: "input-words-" + n, by: "a terminal", names: asciiName, carry: inWord(), text: `$N=$V, size=10`, least: 24, wide: column},
		)
	}
	return all
}
