// Package dingtalkoperator holds operators for the collector's receivers of logs, which
// stand in a receiver before its entries become records of a pipeline.
//
// dingtalk_filter drops the entries in which nothing of DingTalk can stand, by the search
// with which the processor's own reading begins, so that they cost no more than that.
// dingtalk_once lets a stop come in the middle of a file without an entry coming twice.
//
//	receivers:
//	  file_log:
//	    storage: file_storage
//	    include_file_record_offset: true
//	    operators:
//	      - type: dingtalk_filter
//	      - type: dingtalk_once
//
// Guarantees: dingtalk_filter passes on every entry of which a processor would tell,
// whatever its `from`; dingtalk_once never holds back what was not passed on before, and
// what it keeps is bounded by what a receiver has under way at a stop.
package dingtalkoperator

import "github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza/operator"

// Register makes the operators known to the receivers of the program. The processor's
// factory calls it; a program that has the receivers without the processor calls it
// before it reads its configuration. Calls must not overlap.
func Register() {
	operator.Register(filterType, func() operator.Builder { return NewFilterConfig(filterType) })
	operator.Register(onceType, func() operator.Builder { return NewOnceConfig(onceType) })
}
