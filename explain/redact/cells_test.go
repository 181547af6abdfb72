package redact_test

import "testing"

// TestElements masks the values of names that are the text of the element before,
// or stand before attributes.
func TestElements(t *testing.T) {
	table{
		{"cells", "<tr><td>app_secret</td><td>" + long64 + "</td></tr>", "<tr><td>app_secret</td><td>‹app_secret#1›</td></tr>"},
		{"attributes", `<td class="a">userid</td>` + "\n" + `  <td class="b"><code>manager7081</code></td>`, `<td class="a">userid</td>` + "\n" + `  <td class="b"><code>‹userid#1›</code></td>`},
		{"definitions", "<dt>Token</dt><dd>" + hex32 + "</dd><dt>姓名</dt><dd>张伟</dd>", "<dt>Token</dt><dd>‹token#1›</dd><dt>姓名</dt><dd>‹name#1›</dd>"},
		{"a mask", "<th>uid</th> <td>m000007</td>", "<th>uid</th> <td>‹uid#1›</td>"},
		{"bold", "<b>密码</b> <span> hunter2xyz </span>", "<b>密码</b> <span> ‹password#1› </span>"},
		{"escaped", `{"html":"\u003ctd\u003etoken\u003c/td\u003e\u003ctd\u003e` + hex32 + `\u003c/td\u003e"} &lt;td&gt;userid&lt;/td&gt;&lt;td&gt;manager7081&lt;/td&gt;`, `{"html":"\u003ctd\u003etoken\u003c/td\u003e\u003ctd\u003e‹token#1›\u003c/td\u003e"} &lt;td&gt;userid&lt;/td&gt;&lt;td&gt;‹userid#1›&lt;/td&gt;`},
		{"typed", `<ns1:dbPassword xsi:type="xsd:string">EBrOp.v5Yoedck</ns1:dbPassword><appSecret id="1">swordfish</appSecret>`, `<ns1:dbPassword xsi:type="xsd:string">‹password#1›</ns1:dbPassword><appSecret id="1">‹app_secret#1›</appSecret>`},
		{"drawn", "│ sign │ " + mac256 + " │\n┃ userid ┃ manager7081 ┃", "│ sign │ ‹sign#1› │\n┃ userid ┃ ‹userid#1› ┃"},
		{"part", "Content-Disposition: form-data; name=\"encrypt\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nabc123def456\r\n", "Content-Disposition: form-data; name=\"encrypt\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n‹encrypt#1›\r\n"},
	}.run(t)
	unchanged(t,
		"<tr><td>access_token</td><td>String</td><td>是</td></tr>", "<td>userid</td><td>用户的userid</td>", "<th>name</th><th>value</th>", "<dt>token</dt><dd>the token of the app</dd>",
		"<td>userid</td></tr><tr><td>manager", `<token type="string"></token>`, `<password type="string"/>manager7081`, "│ name │ 名称 │", "a < token b > c",
		"Content-Disposition: form-data; name=\"token\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nabc123def456\r\n",
		`<name xml:lang="en">`, `<input name="token" type="text"> abc`,
	)
}
