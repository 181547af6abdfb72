package transcript_test

import "testing"

func TestIsSample(t *testing.T) {
	for _, test := range []struct {
		text string
		want bool
	}{
		{"%", false},
		{"返回示例\n%", true},
		{"**返回示例**\n\n```json\n%\n```", true},
		{"### 响应样例：\n~~~\n%", true},
		{"请求失败，看 sub_code。示例:\n%", true},
		{"请求失败；示例:\n%", true},
		{"返回示例\n说明：x\n%", true},
		{"返回示例\n一\n二\n%", false},
		{"返回示例 %", false},
		{"返回示例\n返回 %", false},
		{"> 返回示例\n> %", true},
		{"看示例代码\n%", false},
		{"报错示例\n%", false},
		{"日志示例\n%", false},
		{"失败示例\n%", false},
		{"出现的示例\n%", false},
		{"Example:\n%", true},
		{"Sample response\n%", true},
		{"Example answer\n%", true},
		{"a response\n%", false},
		{"response\n%", false},
		{"it fails as in the following example\n%", false},
	} {
		if got := near(test.text).IsSample(); got != test.want {
			t.Errorf("IsSample(%q) is %v", test.text, got)
		}
	}
}
