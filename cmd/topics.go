package cmd

import (
	"strings"

	"github.com/dterr/dterr/codes"
)

// topic is a page of help that is about no command.
type topic struct {
	name string
	// flag is the flag whose values the topic lists, if it does.
	flag  string
	short codes.Text
	write func(*app, *page)
}

func topics() []topic {
	return []topic{
		{"exit-codes", "", say("退出码", "what the exit codes say"), (*app).exitCodes},
		{"environment", "", say("程序读取的环境变量", "the variables that the program reads"), (*app).environment},
		{"kinds", "kind", say("错误的类别", "the kinds of errors"), (*app).kindsTopic},
		{"families", "family", say("错误码的族：属于平台的哪一部分", "the families of codes: the parts of the platform"), (*app).familiesTopic},
		{"domains", "domain", say("错误码的领域", "the domains of codes"), (*app).domainsTopic},
		{"topics", "", say("全部专题", "all topics"), (*app).topicsTopic},
	}
}

// topicOf gives the topic of that name; one that is written as one exit code or
// one kind will do.
func topicOf(name string) (topic, bool) {
	for _, t := range topics() {
		if t.name == name || strings.TrimSuffix(t.name, "s") == name {
			return t, true
		}
	}
	return topic{}, false
}

// valuesOf gives the topic that lists the values of a flag.
func valuesOf(flag string) (topic, bool) {
	for _, t := range topics() {
		if t.flag == flag {
			return t, true
		}
	}
	return topic{}, false
}

func (a *app) printTopic(t topic) error {
	p := a.page()
	t.write(a, p)
	_, err := a.out.WriteString(p.String())
	return err
}

// topicRows lists the topics, for the page that names all commands.
func (a *app) topicRows() []row {
	var rows []row
	for _, t := range topics() {
		rows = append(rows, row{t.name, a.pick(t.short)})
	}
	return rows
}

func (a *app) topicsTopic(p *page) {
	p.prose(a.pick(say("`dterr help 专题` 查看其中一个：", "Read one of them with `dterr help TOPIC`:")))
	p.line("")
	p.rows(a.topicRows())
}

func (a *app) exitCodes(p *page) {
	p.prose(a.pick(say(
		"dterr 结束时的退出码。出错时标准错误里有一行说明。",
		"What dterr exits with. Where something went wrong a line on stderr says so.")))
	p.line("")
	var rows []row
	for _, code := range []struct {
		number string
		text   codes.Text
	}{
		{"0", say("有答案。explain：输入里有钉钉的响应，收录与否、成功与否都算。verify：没有问题。retry 和 explain --exit-code：现在就可以再调用，或者已经成功。",
			"Answered. explain: the input holds a response of DingTalk, its code known or not, success included. verify: all well. retry and explain --exit-code: call again now, or it succeeded.")},
		{"1", say("失败：读写出错，或 dterr 自身出错。多个输入中有一个读不了，其余照常回答。",
			"Failure: something could not be read or written, or dterr itself failed. Of several inputs the others are answered all the same.")},
		{"2", say("用法不对：命令、选项、取值或参数有误。",
			"Usage: there is a mistake in the command, a flag, a value or an argument.")},
		{"3", say("没有相符的内容。lookup、classify：有错误码未收录，其余照常回答；search、list、api、scope、schema：没有匹配；explain、retry：输入里没有钉钉的响应，别家平台的错误也算；report：没有钉钉的错误。",
			"Nothing known matched. lookup, classify: one of the codes is unknown, the others are answered all the same. search, list, api, scope, schema: no match. explain, retry: no response of DingTalk in the input; an error of another platform counts as none. report: no error of DingTalk.")},
		{"10", say("稍后再调用（retry、explain --exit-code）。", "Call again later (retry, explain --exit-code).")},
		{"11", say("先改再调用：原样重试还会失败（retry、explain --exit-code）；找到了错误（verify，以及 scan --fail-on 所指的）。",
			"Fix something first, the same call fails again (retry, explain --exit-code); a mistake was found (verify), or an error of those that scan --fail-on names.")},
		{"12", say("不知道重试是否有用（retry、explain --exit-code）。", "It is unknown whether calling again helps (retry, explain --exit-code).")},
		{"130", say("被 Ctrl-C 中断；explain、scan 和 report 此前找到的照常输出。", "Stopped by Ctrl-C; explain, scan and report print what they had found so far.")},
		{"143", say("被要求结束（SIGTERM，如 timeout）；同 130，此前找到的照常输出。", "Asked to end (SIGTERM, as timeout does); as with 130, what was found is printed.")},
	} {
		rows = append(rows, row{code.number, a.pick(code.text)})
	}
	p.rows(rows)
	p.line("")
	p.prose(a.pick(say(
		"retry 与 explain --exit-code 以输入里最后一个钉钉的响应为准。读者提前关闭管道（如 | head）时安静地结束。",
		"retry and explain --exit-code go by the last response of DingTalk in the input. A reader that closes the pipe, as head does, ends the run quietly.")))
}

func (a *app) environment(p *page) {
	p.prose(a.pick(say("命令行选项优先于环境变量。", "Flags on the command line go before these variables.")))
	p.line("")
	var rows []row
	for _, v := range []struct {
		name string
		text codes.Text
	}{
		{"DTERR_LANG", say("语言：zh 或 en，优先于系统的设置", "language: zh or en, whatever the locale says")},
		{"LC_ALL, LC_MESSAGES, LANG", say("系统的语言设置，取第一个有值的；中文用中文，其他用英文", "the locale, the first that is set: Chinese if it is Chinese, else English")},
		{"NO_COLOR", say("有值就不用颜色", "any value turns colours off")},
		{"CLICOLOR_FORCE", say("有值且不是 0 时，不在终端上也用颜色", "any value but 0 turns colours on where there is no terminal")},
		{"TERM", say("值为 dumb 时不用颜色和分页器", "dumb turns colours and the pager off")},
		{"COLUMNS", say("每行的宽度，优先于终端的宽度", "the width of a line, whatever the terminal says")},
		{"FZF_PREVIEW_COLUMNS", say("fzf 预览窗口的宽度，优先于 COLUMNS", "the width of fzf's preview; it goes before COLUMNS")},
		{"DTERR_PAGER, PAGER", say("终端上一屏放不下时用的分页器，取第一个有值的", "the pager for what is longer than the screen of a terminal, the first that is set")},
		{"BROWSER", say("lookup --open 用的浏览器，可以是几个命令，用冒号隔开（Windows 上用分号）；没有值时用系统默认的", "the browser of lookup --open, several commands with colons between them (on Windows semicolons); unset: the system's own")},
		{"GOMEMLIMIT, GOGC", say("内存的上限和回收的时机，一般不用设置", "the limit of memory and when it is collected; there is rarely a need")},
	} {
		rows = append(rows, row{v.name, a.pick(v.text)})
	}
	p.rows(rows)
	p.line("")
	p.prose(a.pick(say(
		"名字以 -env 结尾的选项（verify）写的是环境变量的名字，密钥从那里读取。",
		"Flags that end in -env (verify) take the name of a variable of your own, which holds a secret.")))
}

func (a *app) kindsTopic(p *page) {
	p.prose(a.pick(say(
		"类别说明是哪一类错误，也就是程序接下来该怎么做。`--kind 类别` 按它筛选，`dterr classify` 给出每类的条数。",
		"A kind says what sort of error it is, and so what a program should do next. `--kind KIND` filters by it; `dterr classify` counts the codes of each.")))
	p.line("")
	var rows []row
	kinds := codes.Kinds()
	for i := range kinds {
		rows = append(rows, row{string(kinds[i].Kind), a.pick(kinds[i].Title)})
	}
	p.rows(rows)
}

func (a *app) familiesTopic(p *page) {
	p.prose(a.pick(say(
		"同一个错误码在不同的族里含义不同，所以 id 写成 `族/错误码`，如 oapi/40014。`--family 族` 按它筛选。",
		"One code means different things in different families, so an id is `FAMILY/CODE`, such as oapi/40014. `--family FAMILY` filters by it.")))
	p.line("")
	var rows []row
	for _, f := range codes.Families() {
		rows = append(rows, row{string(f), a.pick(f.Text())})
	}
	p.rows(rows)
}

func (a *app) domainsTopic(p *page) {
	p.prose(a.pick(say(
		"领域是错误码所属的功能。`--domain 领域` 按它筛选；后面是条数。",
		"A domain is the feature that a code is about. `--domain DOMAIN` filters by it; behind each is the number of its codes.")))
	p.line("")
	var rows []row
	for _, name := range domainNames() {
		rows = append(rows, row{name, itoa(len(codes.Filter{Domain: name}.Entries()))})
	}
	p.rows(rows)
}
