package transcript

import "testing"

func TestStatedStatus(t *testing.T) {
	for _, test := range []struct {
		line string
		want int
	}{
		{"", 0},
		{"404", 0},
		{"HTTP 404", 404},
		{"HTTP/1.1 200 OK", 200},
		{"status=503 took 200 ms", 503},
		{"status code: 400 after http 500", 500},
		{"404 Not Found", 404},
		{"the answer was 404 not found, port 500", 404},
		{"403, message='Forbidden', url=…", 403},
		{"413 Payload Too Large", 413},
		{"413 Content Too Large", 413},
		{"414 URI Too Large", 414},
		{"414 (URI Too Long)", 414},
		{"413 URI Too Long", 0},
		{"[500] {\"errcode\":…", 500},
		{"POST /robot/send -> 429", 429},
		{"error: 400 Client Error: Bad Request for url", 400},
		{"error: 400 items", 0},
		{"code=403", 0},
		{"HTTP 4041", 0},
		{"HTTP 40", 0},
		{"amount=1.404 Not Found", 0},
		{"10:00:404 Not Found", 0},
		{"reply:404 Not Found", 404},
		{"order 600 service unavailable", 0},
		{"a12 b345 http 502", 502},

		// One line for each name.
		{"http_status=401", 401},
		{"httpStatus: 401", 401},
		{"HTTP code 401", 401},
		{"http_code:401", 401},
		{"httpCode=401", 401},
		{"HTTP error 401!", 401},
		{"HTTPError: 401", 401},
		{"http=401", 401},
		{"\"POST /topapi/zoo HTTP/1.1\" 401 92", 401},
		{"HTTP/1.0 401", 401},
		{"HTTP/2 401", 401},
		{"HTTP/2.0 401", 401},
		{"Request failed with status code 401", 401},
		{"status_code=401)", 401},
		{"{StatusCode:401 Body:…}", 401},
		{"Response code: 401, retrying", 401},
		{"<Response [401]>", 401},
		{"the server responded with status 401", 401},
		{"| **Status** | 401 |", 401},
		{"\"status\": 401,", 401},
		{"HTTP状态码：401", 401},
		{"响应状态码为401", 401},
		{"状态码是 401", 401},
		{"响应码：401", 401},
		{"http状态：401", 401},
		{"响应状态：401", 401},
		{"resp_status=401", 401},
		{"response_status=401", 401},
		{"返回HTTP401错误", 401},
		{"返回：401", 401},
		{"响应 401 {", 401},
		{"接口报错 401，", 401},
		{"报 401", 401},
		{"报了个401", 401},
		{"Response: 401", 401},
		{"Response: 401 items", 0},
		{"响应 300 毫秒", 0},
		{"今天报 400 人", 0},
		{"订单状态：300", 0},
		{"The requested URL returned error: 401", 401},
		{"<-- 401 (92ms, 120-byte body)", 401},
		{"does not indicate success: 401 (Unauthorized).", 401},
		{"ERROR 401: Unauthorized.", 401},
		{"code 401 Unauthorized", 401},
		{"status of success: 404 Not Found, [500] {", 404},
		{"[500] and code: 404 Not Found", 404},
		{"[500] and success: 404 Not Found", 404},
		{"RestClientException: 401 : [{…", 401},
		{"RestClientException: 401 : nothing", 0},
		{"the server gave 401 : \"{…", 401},
		{"请求返回 401", 401},
		{"请求返回401：", 401},
		{"请求返回 401: {…", 401},
		{"请求返回 401，重试", 401},
		{"请求返回 401, 重试", 401},
		{"请求返回 401。", 401},
		{"请求返回 401 {…", 401},
		{"请求返回 401 条", 0},
		{"Error: 401 - {…", 401},
		{"| zoo | 401 | {…", 401},
		{"| zoo | 401 | ", 401},
		{"the zoo: 401 - ", 401},
		{"<401,{…},[…]>", 401},
		{"(401, '{…')", 401},
		{"zoo(401, '{…')", 0},
		{"401 - 12 = 389", 0},
		{"zoo API Error 401: {…", 401},
		{"zoo API Error 401: ", 401},
		{"zoo API Error 401: items", 0},
		{"zoo API Error 201: {…", 0},
		{"exit status 128", 0},
		{"laststatus 401", 0},
		{"https 401", 0},
	} {
		if got := Status(test.line); got != test.want {
			t.Errorf("%q: %d, want %d", test.line, got, test.want)
		}
	}
}

func TestBareStatus(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]int{
		"404": 404, " [404]": 404, "=> '502',": 502, "": 0, " ()": 0, "40": 0, "4044": 0, "404 404": 0, "600": 0, "404 x": 0, "2026-11-20": 0,
	} {
		if got := BareStatus(line); got != want {
			t.Errorf("BareStatus(%q) = %d, want %d", line, got, want)
		}
	}
}

// TestInline reads the headers that stand on one line.
func TestInline(t *testing.T) {
	var c Call
	if c.inline("{'server': 'DingTalk/1.0.0', 'retry-after': '5'}"); c.Server != "DingTalk/1.0.0" || c.RetryAfter != "5" {
		t.Errorf("the headers are %+v", c)
	}
}
