package tables

import (
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

// The Han characters that have a pinyin: the basic block.
const firstHan, lastHan = 0x4e00, 0x9fa5

// otherReadings holds the second readings that matter in this field, and the
// sounds of characters that are taken for others by their looks (末授权 for
// 未授权).
const otherReadings = "重chong 重zhong 长chang 长zhang 调diao 调tiao 参can 行hang 行xing 应ying 数shu 传chuan 传zhuan 载zai 率lv 率lu " +
	"角jue 角jiao 得de 还huan 还hai 没mei 单dan 会hui 会kuai 降jiang 强qiang 曾ceng 差cha 弹dan 弹tan 似si 折zhe 给gei 便bian 量liang " +
	"处chu 校xiao 校jiao 系xi 系ji 藏cang 模mo 模mu 否fou 供gong 更geng 空kong 落luo 省sheng 识shi 说shuo 为wei 中zhong 着zhe 种zhong " +
	"转zhuan 只zhi 属shu 盛sheng 万wan 尽jin 发fa 干gan 切qie 查cha 乐le 色se 熟shu 扇shan 石shi 提ti 吓xia 不bu 被bei 页ye 绿lv 虑lv 滤lv 略lue " +
	"末wei 己yi 巳yi"

// sounds writes the syllables and, for every character of the block, its own.
func (w *writer) sounds() {
	args := pinyin.NewArgs()
	of := make([]string, lastHan-firstHan+1)
	names := []string{""}
	for i := range of {
		if p := pinyin.SinglePinyin(rune(firstHan+i), args); len(p) > 0 {
			of[i] = syllable(p[0])
		}
	}
	names = append(names, of...)
	type other struct {
		han   rune
		sound string
	}
	var others []other
	for f := range strings.FieldsSeq(otherReadings) {
		r := []rune(f)
		if s := string(r[1:]); of[r[0]-firstHan] != s {
			others = append(others, other{r[0], s})
			names = append(names, s)
		}
	}
	slices.SortFunc(others, func(a, b other) int { return int(a.han - b.han) })
	slices.Sort(names)
	names = slices.Compact(names)
	id := func(s string) int { i, _ := slices.BinarySearch(names, s); return i }
	w.f("// soundNames holds the syllables, sorted; the first stands for none.\nvar soundNames = [...]string{")
	for i, s := range names {
		if i%16 == 0 {
			w.f("\n")
		}
		w.f("%q,", s)
	}
	w.f("\n}\n\n")
	values := make([]int, len(of))
	for i, s := range of {
		values[i] = id(s)
	}
	w.array("soundOf holds the syllable of every Han character from U+4E00 on.", "soundOf", "uint16", values)
	w.f("// soundOther holds second readings, sorted by character.\nvar soundOther = [...]struct{ han, sound uint16 }{")
	for i, o := range others {
		if i%8 == 0 {
			w.f("\n")
		}
		w.f("{%d,%d},", o.han, id(o.sound))
	}
	w.f("\n}\n")
}

// syllable spells ü as v, as input methods do.
func syllable(s string) string { return strings.ReplaceAll(s, "ü", "v") }
