package cmd_test

import (
	"html"
	"strings"
)

// This file holds the shapes in which the name stands right before the value.

// onceMore gives a text as it stands in a JSON string, n times over.
func onceMore(n int) func(string) string {
	return func(s string) string {
		for range n {
			s = jsonOf(s)
		}
		return s
	}
}

// cutOff leaves the end of a text away, as the limit of a log does.
func cutOff(s string) string { return strings.TrimRight(s, `"}`) }

// directShapes are those of programs and protocols.
func directShapes() []shape {
	return []shape{
		{id: "json", by: "every API", names: anyName, carry: inJSON(), text: `{"$N":"$V","size":10}`},
		{id: "json-pretty", by: "jq", names: anyName, carry: inJSON(), text: "{\n  \"agentId\": 1,\n  \"$N\": \"$V\"\n}"},
		{id: "json-wide", by: "Jackson", names: asciiName, carry: inJSON(), text: `{ "size" : 10, "$N" : "$V" }`},
		{id: "json-nested", by: "every API", names: anyName, carry: inJSON(), text: `{"result":{"data":[{"id":1,"$N":"$V"}]}}`},
		{id: "json-array", by: "HTTP libraries", names: asciiName, carry: inJSON(), text: `{"$N":["$V"]}`},
		{id: "json-escaped-1", by: "logs of bodies", names: anyName, carry: inJSON(), text: `{"$N":"$V"}`, last: onceMore(1)},
		{id: "json-escaped-2", by: "Tea SDK", names: anyName, carry: inJSON(), text: `{"$N":"$V"}`, last: onceMore(2)},
		{id: "json-escaped-3", by: "SyncHTTP", names: asciiName, carry: inJSON(), text: `{"$N":"$V"}`, last: onceMore(3)},
		{id: "json-u0022", by: "System.Text.Json", names: asciiName, carry: inJSON(), text: `{"$N":"$V"}`, last: func(s string) string { return strings.ReplaceAll(s, `"`, `\u0022`) }},
		{id: "json-html", by: "error pages", names: asciiName, carry: inDouble(), text: `{"$N":"$V"}`, last: html.EscapeString},
		{id: "json-cut", by: "log limits", names: anyName, carry: inJSON(), text: `{"size":10,"$N":"$V"}`, last: cutOff},
		{id: "json5", by: "JSON5", names: asciiName, carry: inSingle(), text: `{size: 10, $N: '$V'}`},
		{id: "number", by: "every API", names: anyName, carry: inWord(), text: `{"$N":$V,"size":10}`, only: " userid_digits mobile latitude longitude bank_card "},
		{id: "python-dict", by: "Python", names: anyName, carry: inSingle(), text: `{'size': 10, '$N': '$V'}`},
		{id: "python-tuple", by: "requests", names: asciiName, carry: inSingle(), text: `[('size', '10'), ('$N', '$V')]`},
		{id: "python-dataclass", by: "dataclasses", names: asciiName, carry: inSingle(), text: `Config(agent_id=1, $N='$V', size=10)`, weights: []weight{hard, soft, ident, person}},
		{id: "java-quoted", by: "IDEA's toString", names: asciiName, carry: inSingle(), text: `Config{agentId=1, $N='$V', size=10}`},
		{id: "java-lombok", by: "Lombok", names: asciiName, carry: inWord(), text: `Config(agentId=1, $N=$V, size=10)`},
		{id: "java-map", by: "java.util.Map", names: anyName, carry: inWord(), text: `{agentId=1, $N=$V, size=10}`},
		{id: "java-headers", by: "Apache HttpClient", names: headerName, carry: inBracket(), text: `{Host=[oapi.dingtalk.com], $N=[$V]}`},
		{id: "spring-headers", by: "Spring", names: headerName, carry: inBracket(), text: `[Host:"oapi.dingtalk.com", $N:"$V"]`},
		{id: "go-plus", by: "Go's %+v", names: fieldName, carry: inWord(), text: `&{AgentID:1 $N:$V Size:10}`},
		{id: "go-sharp", by: "Go's %#v", names: fieldName, carry: inDouble(), text: `main.Config{AgentID:1, $N:"$V", Size:10}`},
		{id: "go-map", by: "Go's %v", names: asciiName, carry: inWord(), text: `map[agentId:1 $N:$V size:10]`},
		{id: "go-header", by: "http.Header", names: headerName, carry: inBracket(), text: `map[Accept:[*/*] $N:[$V]]`},
		{id: "csharp-record", by: "C# records", names: fieldName, carry: inWord(), text: `Config { AgentId = 1, $N = $V, Size = 10 }`},
		{id: "node-inspect", by: "util.inspect", names: asciiName, carry: inSingle(), text: `{ size: 10, '$N': '$V' }`},
		{id: "ruby-symbol", by: "Ruby", names: asciiName, carry: inDouble(), text: `{:size=>10, :"$N"=>"$V"}`},
		{id: "ruby-string", by: "Ruby", names: anyName, carry: inDouble(), text: `{"size"=>10, "$N"=>"$V"}`},
		{id: "elixir", by: "Elixir", names: asciiName, carry: inDouble(), text: `%{"size" => 10, "$N" => "$V"}`},
		{id: "php-print-r", by: "print_r", names: anyName, carry: inLine(), text: "Array\n(\n    [size] => 10\n    [$N] => $V\n)"},
		{id: "php-var-dump", by: "var_dump", names: anyName, carry: inDouble(), text: "array(1) {\n  [\"$N\"]=>\n  string($#V) \"$V\"\n}"},
		{id: "php-var-export", by: "var_export", names: anyName, carry: inSingle(), text: "array (\n  '$N' => '$V',\n)"},
		{id: "rust-debug", by: "Rust's {:?}", names: asciiName, carry: inDouble(), text: `Config { agent_id: 1, $N: "$V" }`},
		{id: "swift", by: "Swift", names: asciiName, carry: inDouble(), text: `["size": 10, "$N": "$V"]`},
		{id: "objc", by: "NSDictionary", names: asciiName, carry: inDouble(), text: "{\n    size = 10;\n    \"$N\" = \"$V\";\n}"},
		{id: "objc-plain", by: "NSDictionary", names: asciiName, carry: inWord(), text: "{\n    size = 10;\n    $N = $V;\n}"},
		{id: "android-bundle", by: "Android", names: asciiName, carry: inWord(), text: `Bundle[{size=10, $N=$V}]`},
		{id: "perl", by: "Data::Dumper", names: asciiName, carry: inSingle(), text: "{\n  'size' => 10,\n  '$N' => '$V'\n}"},
		{id: "protobuf", by: "protobuf text", names: asciiName, carry: inDouble(), text: "agent_id: 1\n$N: \"$V\""},
		{id: "query", by: "every client", names: asciiName, carry: inQuery(), text: `https://oapi.dingtalk.com/topapi/v2/user/get?size=10&$N=$V`},
		{id: "query-middle", by: "every client", names: asciiName, carry: inQuery(), text: `POST /topapi/v2/user/create?$N=$V&size=10 HTTP/1.1`},
		{id: "query-cut", by: "log limits", names: asciiName, carry: inQuery(), text: `url: /user/get?size=10&$N=$V...`},
		{id: "fragment", by: "OAuth", names: asciiName, carry: inQuery(), text: `https://app.example.com/cb#state=1&$N=$V`},
		{id: "form", by: "form bodies", names: asciiName, carry: inQuery(), text: `grant_type=authorization_code&$N=$V`},
		{id: "header", by: "HTTP", names: headerName, carry: inLine(), text: "Accept: */*\n$N: $V\nHost: oapi.dingtalk.com"},
		{id: "header-curl", by: "curl -v", names: headerName, carry: inLine(), text: "> Accept: */*\n> $N: $V\n>"},
		{id: "header-python", by: "requests", names: headerName, carry: inSingle(), text: `{'Accept': '*/*', '$N': '$V'}`},
		{id: "header-http2", by: "curl -v", names: headerName, carry: inLine(), text: "* [HTTP/2] [1] [$N: $V]"},
		{id: "logfmt", by: "logfmt", names: asciiName, carry: inWord(), text: `level=error $N=$V size=10`},
		{id: "logfmt-quoted", by: "logrus", names: asciiName, carry: inDouble(), text: `level=error $N="$V" size=10`},
		{id: "equals-wide", by: "println", names: anyName, carry: inWord(), text: `$N = $V`},
		{id: "colon", by: "println", names: anyName, carry: inWord(), text: `$N: $V`},
		{id: "colon-tight", by: "println", names: anyName, carry: inWord(), text: `$N:$V`},
		{id: "colon-blank", by: "PowerShell", names: anyName, carry: inWord(), text: `$N : $V`},
		{id: "colon-full", by: "Chinese logs", names: anyName, carry: inWord(), text: `$N：$V`},
		{id: "comma-list", by: "log4j", names: anyName, carry: inWord(), text: `id=1,$N=$V,size=10`},
		{id: "comma-full", by: "Chinese logs", names: anyName, carry: inWord(), text: `参数1：10，$N：$V，结果：失败`},
		{id: "semicolon", by: "ADO.NET", names: asciiName, carry: inWord(), text: `Server=db;$N=$V;Timeout=5`},
		{id: "bracket-pair", by: "log4j", names: anyName, carry: inWord(), text: `[$N=$V] [size=10]`},
		{id: "bracket-colon", by: "Monolog", names: anyName, carry: inWord(), text: `[$N: $V]`},
		{id: "quoted-single", by: "SQL", names: asciiName, carry: inSingle(), text: `UPDATE app SET $N = '$V' WHERE id = 1`},
		{id: "tab", by: "TSV logs", names: anyName, carry: inWord(), text: "id:1\t$N:$V\tsize:10"},
		{id: "xml", by: "XML", names: asciiName, carry: inXML(), text: `<app><$N>$V</$N></app>`},
		{id: "xml-cdata", by: "XML", names: asciiName, carry: carry{same, "\n]>", false}, text: `<xml><$N><![CDATA[$V]]></$N></xml>`},
		{id: "xml-attribute", by: "XML", names: asciiName, carry: inXML(), text: `<app size="10" $N="$V"/>`},
		{id: "yaml", by: "YAML", names: asciiName, carry: inWord(), text: "dingtalk:\n  size: 10\n  $N: $V"},
		{id: "yaml-quoted", by: "YAML", names: asciiName, carry: inDouble(), text: "dingtalk:\n  $N: \"$V\"\n  size: 10"},
		{id: "yaml-single", by: "YAML", names: anyName, carry: inSingle(), text: "- $N: '$V'"},
		{id: "yaml-flow", by: "YAML", names: asciiName, carry: inWord(), text: "app: {size: 10, $N: $V}"},
		{id: "toml", by: "TOML", names: asciiName, carry: inDouble(), text: "[dingtalk]\nsize = 10\n$N = \"$V\""},
		{id: "ini", by: "ini files", names: asciiName, carry: inWord(), text: "[dingtalk]\n$N=$V\nsize=10"},
		{id: "properties", by: "Spring", names: asciiName, carry: inWord(), text: "dingtalk.size=10\ndingtalk.$N=$V"},
		{id: "hcl", by: "Terraform", names: flagName, carry: inDouble(), text: "  + $N = \"$V\"", weights: []weight{hard, soft, ident}},
		{id: "bare", by: "DingTalk", bare: true, carry: inLine(), text: `$V`},
		{id: "bare-zh", by: "DingTalk", bare: true, carry: inLine(), text: `参数 $V 不合法`},
		{id: "bare-quoted", by: "Go's %q", bare: true, carry: inDouble(), text: `invalid value "$V"`},
		{id: "bare-lines", by: "key files", bare: true, carry: carry{same, "", false}, text: "key:\n$V\nend", only: " private_key "},
		{id: "bare-cut", by: "log limits", bare: true, carry: carry{same, "", false}, text: "$V", only: " private_key ", last: func(s string) string { return s[:110] }},
	}
}
