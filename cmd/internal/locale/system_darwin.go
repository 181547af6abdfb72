package locale

import (
	"context"
	"os/exec"
	"strings"
	"time"
)

// System gives the first of the user's preferred languages, such as
// "zh-Hans-CN", from the system's settings; empty when they cannot be read.
func System() string {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, "/usr/bin/defaults", "read", "-g", "AppleLanguages").Output()
	if err != nil {
		return ""
	}
	// The answer is a property list: ( "zh-Hans-CN", "en-CN" ).
	fields := strings.FieldsFunc(string(out), func(r rune) bool { return strings.ContainsRune("()\", \n", r) })
	if len(fields) == 0 {
		return ""
	}
	return fields[0]
}
