package field

import "strings"

// Chinese words that say what is wrong, and those that measure an amount.
var (
	complaints = [...]string{"不", "无", "没", "未", "缺", "错", "失败", "过期", "超"}                                                 //nolint:gochecknoglobals // a constant table
	measures   = [...]string{"条", "个", "人", "次", "家", "位", "份", "行", "台", "项", "元", "天", "秒", "分", "毫", "张", "件", "页", "名"} //nolint:gochecknoglobals // a constant table
)

// complaintMost is how far behind a number what is wrong is said, in bytes.
const complaintMost = 48

// Complains reports whether Chinese words behind a number, with a blank between, say
// what is wrong: 60011 权限不足. A measure makes an amount of the number.
func Complains(behind string) bool {
	words := strings.TrimLeft(behind, " ")
	if len(words) == len(behind) {
		return false
	}
	if end := strings.IndexAny(words, "，。；、,;\n"); end >= 0 {
		words = words[:end]
	}
	for _, measure := range measures {
		if strings.HasPrefix(words, measure) {
			return false
		}
	}
	words = words[:min(len(words), complaintMost)]
	for _, complaint := range complaints {
		if strings.Contains(words, complaint) {
			return true
		}
	}
	return false
}
