package cmd_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestShards runs what the READMEs of cmd/otelcol say about parts of a log read by several processes:
// the sum is that of one scan, lines included, but for the number of files.
func TestShards(t *testing.T) {
	if _, err := exec.LookPath("parallel"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	dir, env := t.TempDir(), shellEnv(t)
	write(t, filepath.Join(dir, "big.log"), shardedLog(60_000))
	want := sumOf(t, dir, env, "dterr scan --json big.log")
	if len(want) < 5 {
		t.Fatalf("the log holds only %d causes", len(want)-1)
	}
	for _, readme := range []string{"README.md", "README.zh-CN.md"} {
		text, err := os.ReadFile(filepath.Join("otelcol", readme))
		if err != nil {
			t.Fatal(err)
		}
		t.Run(readme+"/parallel", func(t *testing.T) {
			line := regexp.MustCompile(`(?m)^seq .*\| parallel .*dterr scan --merge`).FindString(string(text))
			equalSums(t, sumOf(t, dir, env, line+" --json"), want)
		})
		t.Run(readme+"/slurm", func(t *testing.T) {
			job := regexp.MustCompile("(?s)```sh\n(#!/bin/sh\n#SBATCH --array=1-8\n.*?)```").FindStringSubmatch(string(text))
			if job == nil {
				t.Fatal("no script")
			}
			merge := regexp.MustCompile(`(?m)^# .*(dterr scan --merge .*)$`).FindStringSubmatch(job[1])
			write(t, filepath.Join(dir, "job.sh"), job[1])
			all := `for i in 1 2 3 4 5 6 7 8; do SLURM_ARRAY_TASK_ID=$i SLURM_ARRAY_TASK_COUNT=8 sh job.sh || exit; done; `
			equalSums(t, sumOf(t, dir, env, all+merge[1]+" --json"), want)
		})
	}
}

// shardedLog gives a log of n entries, on one line or several; one in six holds an answer.
func shardedLog(n int) string {
	var b strings.Builder
	answers := []string{
		`https://oapi.dingtalk.com/user/get {"errcode":40014,"errmsg":"不合法的access_token","request_id":"15r7xs2k%05d"}`,
		"https://oapi.dingtalk.com/user/get\n{\n  \"errcode\": 60011,\n  \"errmsg\": \"没有调用该接口的权限\",\n  \"request_id\": \"16r7xs2k%05d\"\n}",
		`https://oapi.dingtalk.com/user/get {"errcode":90018,"errmsg":"应用调用该接口超过每秒次数上限","request_id":"17r7xs2k%05d"}`,
		`https://oapi.dingtalk.com/user/get {"errcode":60121,"errmsg":"找不到该用户","request_id":"18r7xs2k%05d"}`,
	}
	for i := range n {
		fmt.Fprintf(&b, "2026-11-20 %02d:%02d:%02d ", i/3600%24, i/60%60, i%60)
		if i%6 == 5 {
			fmt.Fprintf(&b, "ERROR "+answers[i/6*7%11%len(answers)]+"\n", i)
		} else {
			fmt.Fprintf(&b, "INFO  order %d accepted, trace=%08x\n", i, uint32(i)*2654435761)
		}
	}
	return b.String()
}

// sumOf gives the JSON of a scan that a line of a shell writes, by schema and id, without
// the number of files: each part is one.
func sumOf(t *testing.T, dir string, env []string, line string) map[string]any {
	t.Helper()
	c := exec.CommandContext(t.Context(), "sh", "-c", line) //nolint:gosec // a line of the README
	c.Dir, c.Env = dir, env
	var faults strings.Builder
	c.Stderr = &faults
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", line, err, faults.String())
	}
	all := map[string]any{}
	for d := json.NewDecoder(strings.NewReader(string(out))); d.More(); {
		var one map[string]any
		if err := d.Decode(&one); err != nil {
			t.Fatal(err)
		}
		delete(one, "files")
		all[fmt.Sprint(one["schema"], one["id"], one["meaning"])] = one
	}
	return all
}

// equalSums compares sums.
func equalSums(t *testing.T, got, want map[string]any) {
	t.Helper()
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if !reflect.DeepEqual(got[key], want[key]) {
			t.Errorf("%s\n got %v\nwant %v", key, got[key], want[key])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d rows, not %d", len(got), len(want))
	}
}
