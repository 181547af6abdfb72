package cmd

import (
	"slices"

	"github.com/spf13/cobra"
)

// bindFormat adds --format to a command.
func bindFormat(a *app, c *cobra.Command, format *string) {
	c.Flags().StringVar(format, "format", "text", a.pick(say("`FORM`：格式，text 或 markdown", "`FORM`: text or markdown")))
	fixedValues(c, "format", "text", "markdown")
}

// bindFull adds --full to a command.
func bindFull(a *app, c *cobra.Command, full *bool) {
	c.Flags().BoolVar(full, "full", false, a.pick(say("显示全部内容：所有含义、原因、步骤、文档和来源", "show everything: all meanings, causes, steps, pages and sources")))
}

// isMarkdown validates --format; it and --json exclude each other.
func isMarkdown(format string, json bool) (bool, error) {
	switch format {
	case "text":
		return false, nil
	case "markdown":
		if json {
			return false, usage(say("--json 与 --format markdown 不能同用", "--json and --format markdown exclude each other"))
		}
		return true, nil
	}
	return false, badValue("format", format, "text, markdown")
}

// insert adds s to a sorted list that does not have it.
func insert(sorted []string, s string) []string {
	i, ok := slices.BinarySearch(sorted, s)
	if ok || s == "" {
		return sorted
	}
	return slices.Insert(sorted, i, s)
}

func has(list []string, s string) bool { return slices.Contains(list, s) }
