package field_test

import (
	"testing"

	"github.com/dterr/dterr/explain/internal/field"
)

func TestComplains(t *testing.T) {
	for behind, want := range map[string]bool{
		"":           false,
		" 权限不足":      true,
		" userid 无效": true,
		" 没有权限":      true,
		" 未授权":       true,
		" 缺少参数":      true,
		" 参数错误":      true,
		" 调用失败":      true,
		" 已过期":       true,
		" 超出次数":      true,
		"权限不足":       false,
		" 条失败记录":     false,
		" 个未读":       false,
		" 的含义，不是":    false,
		" 元":         false,
		" 是什么意思":     false,
	} {
		if got := field.Complains(behind); got != want {
			t.Errorf("Complains(%q) is %v", behind, got)
		}
	}
}

// TestMeasures: each measure makes an amount.
func TestMeasures(t *testing.T) {
	for _, measure := range "条个人次家位份行台项元天秒分毫张件页名" {
		if field.Complains(" " + string(measure) + "未完成") {
			t.Errorf("%c measures nothing", measure)
		}
	}
}
