package shape

import "testing"

// TestIsClientCode has a code of each kind that HTTP libraries have.
func TestIsClientCode(t *testing.T) {
	for _, code := range []string{
		"ERR_BAD_RESPONSE", "UND_ERR_SOCKET", "CERT_HAS_EXPIRED", "SELF_SIGNED_CERT_IN_CHAIN", "DEPTH_ZERO_SELF_SIGNED_CERT", "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
		"ECONNRESET", "ETIMEDOUT", "ESOCKETTIMEDOUT", "ENOTFOUND", "EAI_AGAIN", "EPIPE", "EPROTO", "EHOSTUNREACH", "ENETUNREACH", "EADDRINUSE", "ENOENT", "EACCES",
	} {
		if !isClientCode(code) {
			t.Errorf("%s is no library's", code)
		}
	}
	for _, code := range []string{"", "systemError", "EXPIRED", "error"} {
		if isClientCode(code) {
			t.Errorf("%s is a library's", code)
		}
	}
}

// TestExplains has each sign between a code and what documentation says of it.
func TestExplains(t *testing.T) {
	for _, behind := range []string{"表示", "，表示", ",代表", "：是指", ":指的是", "）意味着", "` 的含义", "，那么是正常返回", " means x", " stands for x", " = x", "'), 表示", " ≠ x", " 不是限流码", "` 不是错误码，而是", " 不是错误码</b>", " 不是错误码。", " 不是错误码；", " 不是错误码;", " 不是错误码, but", " 不是错误码(x", " 不是错误码（x", " 不是错误码 x", " 不是错误码\nx", " 不是错误码\r"} {
		if !explains([]byte(behind)) {
			t.Errorf("%q explains nothing", behind)
		}
	}
	for _, behind := range []string{"", "，不表示", "，那么是什么", " mean", "动物园表示", " 不是权限吗", " 不是授权码吗", " 限流码"} {
		if explains([]byte(behind)) {
			t.Errorf("%q explains a code", behind)
		}
	}
}

// TestFieldValue has each place at which the value of a field of an exception ends.
func TestFieldValue(t *testing.T) {
	for _, stop := range []string{"\n", "\\n", " Message:", " Data:", " Code:"} {
		if got, end := fieldValue("Zoo: shut"+stop+" x", "Zoo:"); got != "shut" || end != len("Zoo: shut") {
			t.Errorf("%q: %q up to %d", stop, got, end)
		}
	}
	if _, end := fieldValue("shut", "Zoo:"); end != -1 {
		t.Errorf("a field that is not there ends at %d", end)
	}
}
