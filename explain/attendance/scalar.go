package attendance

import (
	"fmt"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/lenient"
)

// enum reads an enumeration or a 0/1 flag.
func (d *decoder) enum(n *lenient.Node, f *field, out *Field, c *cell) {
	v, ok := enumValue(f.values, n.Text)
	if !ok && f.kind == kindFlag {
		if yes, isTruth := truth(n.Text); isTruth {
			v, ok = f.values[0], true
			if yes {
				v = f.values[1]
			}
			d.note(out.Path, BooleanFlag, func(n int) codes.Text {
				return text(fmt.Sprintf("%d 个 0/1 标志写成了 true/false", n), fmt.Sprintf("%d flag(s) are true/false where 0/1 is published", n))
			})
		}
	}
	c.ok = true
	if !ok {
		t := text("不在公布的取值里", "not in the published list")
		out.Text = &t
		d.problem(d.row, out.Path, UnknownValue, text(
			fmt.Sprintf("%s 的值 %s 不在公布的取值里（%s）", f.name, excerpt(out.Value), published(f.values)),
			fmt.Sprintf("%s %s is not in the published list (%s)", f.name, excerpt(out.Value), published(f.values))))
		return
	}
	c.enum, c.known = v.Value, true
	t := v.Text
	out.Text = &t
	if f.name == "type" && n.Text != v.Value && d.old {
		d.note(out.Path, TypeSpelling, func(int) codes.Text {
			return text("公布的写法是小写 attendance", "the published spelling is attendance, in lower case")
		})
	}
}

func (d *decoder) boolean(n *lenient.Node, out *Field, c *cell) {
	yes, ok := truth(n.Text)
	if !ok {
		d.malformed(out, text("应为 true 或 false", "true or false belongs here"))
		return
	}
	c.ok = true
	t := flag()[0].Text
	if yes {
		c.num, t = 1, flag()[1].Text
	}
	out.Text = &t
}

// stamp reads a moment in milliseconds; in another unit it is a problem and
// read all the same. It is false for 0, which apps send for no time at all.
func (d *decoder) stamp(n *lenient.Node, out *Field, c *cell) bool {
	v, ok := number(n.Text)
	if !ok {
		if at, written := clock(n.Text); written {
			d.problem(d.row, out.Path, Malformed, text("这里应是毫秒时间戳，却是文字时间", "a time in writing where milliseconds belong"))
			d.setTime(at, out, c)
			return true
		}
		d.malformed(out, text("应为毫秒时间戳", "milliseconds since 1970 belong here"))
		return true
	}
	if v == 0 {
		t := text("未填", "not given")
		out.Text = &t
		return false
	}
	if v < 0 {
		d.malformed(out, text("时间戳不能是负数", "a time cannot be negative"))
		return true
	}
	at, wrong, ok := moment(v)
	if !ok {
		d.problem(d.row, out.Path, WrongUnit, text("作为毫秒不是合理的时间，换成秒、微秒也不是", "no plausible time in milliseconds, nor in seconds or microseconds"))
		return true
	}
	if wrong != nil {
		d.problem(d.row, out.Path, WrongUnit, text(
			fmt.Sprintf("应为毫秒，看位数是%s；以下按 %s 判断", wrong.name.ZH, d.day(at)),
			fmt.Sprintf("milliseconds are due, by its length it is in %s; judged below as %s", wrong.name.EN, d.day(at))))
	}
	d.setTime(at, out, c)
	return true
}

// written reads a moment in writing; milliseconds are taken as well.
func (d *decoder) written(n *lenient.Node, out *Field, c *cell) {
	at, ok := clock(n.Text)
	if !ok {
		if v, isNumber := number(n.Text); isNumber {
			d.stamp(n, out, c)
			if v == 0 {
				c.ok = false
			}
			return
		}
		d.malformed(out, text("应为 yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss belongs here"))
		return
	}
	d.setTime(at, out, c)
}

func (d *decoder) setTime(at time.Time, out *Field, c *cell) {
	c.at, c.ok = at, true
	t := momentText(at, d.zone)
	out.Text = &t
	out.Time = at.In(d.zone).Format(time.RFC3339Nano)
	d.stamps = append(d.stamps, *c)
}

func (d *decoder) day(at time.Time) string { return at.In(d.zone).Format("2006-01-02 15:04:05") }

// maxSpan is the longest duration read, in ms: what a time.Duration holds.
const maxSpan = 9e12

// span reads a duration in milliseconds. Whether it is plausible is for the
// rules to say.
func (d *decoder) span(n *lenient.Node, out *Field, c *cell) {
	v, ok := number(n.Text)
	if !ok {
		d.malformed(out, text("应为毫秒数", "a number of milliseconds belongs here"))
		return
	}
	c.num = v
	if v > maxSpan || v < -maxSpan {
		d.malformed(out, text("不是合理的时长", "no plausible duration"))
		return
	}
	c.ok = true
	d.setSpan(spanOf(v), out, c)
}

func spanOf(ms float64) time.Duration { return time.Duration(ms * float64(time.Millisecond)) }

func (d *decoder) setSpan(span time.Duration, out *Field, c *cell) {
	c.span = span
	t := spanText(span)
	out.Text, out.Duration = &t, span.String()
}

func (d *decoder) metres(n *lenient.Node, out *Field, c *cell) {
	v, ok := number(n.Text)
	if !ok {
		d.malformed(out, text("应为米数", "a number of metres belongs here"))
		return
	}
	if v < 0 {
		d.malformed(out, text("距离不能是负数", "a distance cannot be negative"))
		return
	}
	c.num, c.ok = v, true
	s := strings.TrimSpace(n.Text)
	t := text(s+" 米", s+" m")
	out.Text = &t
}

// malformed reports a value that cannot be read as what it should be; the
// value itself stays in the field.
func (d *decoder) malformed(out *Field, t codes.Text) {
	d.problem(d.row, out.Path, Malformed, t)
}
