// Package dingtalkprocessor is a processor for the OpenTelemetry Collector that knows
// DingTalk's errors.
//
// Every log record is read on its own with package explain. A record that holds an error
// of DingTalk gets attributes that say which one, of what kind, what it means and whether
// calling again helps; its severity may follow the kind, and secrets in it may be masked.
// Records without one pass as they are, or are dropped where that is asked for. How many
// errors there were is counted, by id and kind, with the collector's own meter.
//
//	processors:
//	  dingtalk:
//	    from: [body]
//	    redact: true
//
// Guarantees, as far as they are the processor's: nothing is inferred from a message, a
// status or a sentence without a code; what a record gets depends on that record alone;
// what comes from a record is masked before it becomes an attribute; attributes and the
// labels of the metric are bounded in length and number, whatever the records hold. No
// connection is opened and nothing is kept between records but what makes reading faster.
//
// A file is read in more context than a record has: of an answer that only another one
// near it shows to be DingTalk's, `dterr scan` knows and the processor does not.
package dingtalkprocessor
