package match

import "testing"

// TestEverydayWords asks whether each word says nothing: with one character or one short
// word of its own, a message still says little.
func TestEverydayWords(t *testing.T) {
	for _, word := range [...]string{
		"稍后再试", "稍后重试", "不能为空", "服务器", "数据库", "管理员", "不存在", "已存在", "不合法", "不可用", "不支持", "未找到", "找不到", "已禁用", "已停用", "不匹配", "不正确", "不一致",
		"系统", "服务", "参数", "入参", "请求", "数据", "网络", "用户", "账号", "账户", "密码", "权限", "文件", "操作", "更新", "业务", "执行", "调用", "访问", "资源", "订单", "设备", "模型", "邮箱", "额度", "余额", "金额", "加密", "解密", "解压", "登录", "信息", "原因", "消息", "提示", "内部", "格式", "类型", "连接", "鉴权", "授权", "限流", "重复",
		"错误", "异常", "失败", "繁忙", "超时", "无效", "非法", "为空", "不足", "频繁", "成功", "未知", "过期", "没有", "缺少", "需要", "无权", "禁止", "报错", "太", "过", "值", "的", "无", "请",
	} {
		if !saysLittle(word + "狮") {
			t.Errorf("%s is no everyday word", word)
		}
	}
	for _, word := range [...]string{
		"error", "errors", "err", "fail", "fails", "failed", "failure", "exception", "msg", "message", "errmsg", "errormsg", "errormessage", "code", "errcode", "reason", "detail", "details", "result",
		"system", "server", "service", "remote", "internal", "invalid", "illegal", "param", "params", "parameter", "parameters", "unknown", "request", "not", "found", "the", "is", "are", "a", "of",
	} {
		if !saysLittle(word + " zoo") {
			t.Errorf("%s is no everyday word", word)
		}
	}
	for _, text := range [...]string{"狮子", "老狮", "lion zoo"} {
		if saysLittle(text) {
			t.Errorf("%s says little", text)
		}
	}
}

// TestLeads asks whether each word that leads up to what is wrong vouches for nothing.
func TestLeads(t *testing.T) {
	for _, word := range [...]string{"错误", "异常", "失败", "报错", "信息", "原因", "消息", "提示"} {
		if some, _ := vouches(word + "狮"); some {
			t.Errorf("%s vouches for a message", word)
		}
	}
	if some, much := vouches("权限不足"); !some || !much {
		t.Errorf("what is wrong vouches for a message: %v, and much: %v", some, much)
	}
}
