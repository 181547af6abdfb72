package transcript

import (
	"strings"
	"testing"
)

func TestIsExplained(t *testing.T) {
	for _, test := range []struct {
		text string
		want bool
	}{
		{"60121 找不到该用户", false},
		{"| 60121 | 找不到该用户 |", false},
		{"| 错误码 | 错误信息 |\n| 60121 | 找不到该用户 |", false},
		{"| 错误码 | 错误信息 | 说明 |\n| --- | --- | --- |\n| 60121 | 找不到该用户 | x |", true},
		{"|  |  |\n| --- | --- |\n| 错误码 | 说明 |\n| 60121 | x |", true},
		{"| 说明 | 错误码 |\n| x | 60121 |", false},
		{"| 名称 | 说明 |\n| 60121 | 找不到该用户 |", false},
		{"| 错误码 | 说明 |\n\n| 60121 | 找不到该用户 |", false},
		{"| 错误码 | 说明 |\nwords\n| 60121 | 找不到该用户 |", false},
		{"错误码\t说明\n60121\t找不到该用户", true},
		{"错误码\t说明\n" + strings.Repeat("1\tx\n", headerReach) + "60121\t找不到该用户", false},
	} {
		if got := IsExplained([]byte(test.text), strings.Index(test.text, "60121")); got != test.want {
			t.Errorf("IsExplained(%.60q) is %v", test.text, got)
		}
	}
	for _, cell := range []string{"错误码", "返回码", "错误代码", "状态码", "参数", "报错", "错误信息", "错误提示", "现象", "Symptom", "Code"} {
		if text := "| " + cell + " | Description |\n| 60121 |"; !IsExplained([]byte(text), len(text)-5) {
			t.Errorf("IsExplained(%q)", text)
		}
	}
	for _, cell := range []string{"错误说明", "错误码描述", "含义", "可能原因", "根因", "解决方案", "排查方法", "处理建议", "Description", "Meaning", "Reason", "Cause", "Solution", "Explanation"} {
		if text := "| 错误码 | " + cell + " |\n| 60121 |"; !IsExplained([]byte(text), len(text)-5) {
			t.Errorf("IsExplained(%q)", text)
		}
	}
}
