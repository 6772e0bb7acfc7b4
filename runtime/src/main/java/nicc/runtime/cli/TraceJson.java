package nicc.runtime.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.transport.RegisterNames;
import nicc.runtime.transport.TraceAnalysis;
import nicc.runtime.transport.TraceHeader;
import nicc.runtime.transport.TraceReader;
import nicc.runtime.transport.TraceRecord;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Prints a trace for programs: `{"trace": header, "analysis": …, "records": […]}`. Records are written as they
/// are read, because there may be many.
final class TraceJson {
    private TraceJson() {}

    static void print(TraceHeader header, DeviceDescription device, TraceAnalysis analysis, Path file, PrintWriter out)
            throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        RegisterNames names = new RegisterNames(device);
        try (TraceReader reader = new TraceReader(file);
                JsonGenerator json = mapper.createGenerator(out)) {
            json.writeStartObject();
            json.writePOJOProperty("trace", header);
            json.writePOJOProperty("analysis", analysis);
            json.writeArrayPropertyStart("records");
            for (TraceRecord record = reader.next(); record != null; record = reader.next()) {
                write(record, names, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(TraceRecord record, RegisterNames names, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("time", record.time());
        switch (record) {
            case TraceRecord.Access access -> access(access, names, json);
            case TraceRecord.Reset _ -> json.writeBooleanProperty("reset", true);
            case TraceRecord.Gap gap -> json.writeNumberProperty("lost", gap.lost());
        }
        json.writeEndObject();
    }

    private static void access(TraceRecord.Access access, RegisterNames names, JsonGenerator json) {
        json.writeStringProperty("name", TraceAnalysis.name(names, access));
        json.writeNumberProperty("bar", access.bar());
        json.writeNumberProperty("offset", access.offset());
        json.writeNumberProperty("size", access.size());
        json.writeBooleanProperty("write", access.write());
        json.writeStringProperty("mechanism", access.mechanism().name());
        json.writeStringProperty("value", "0x" + Long.toHexString(access.value()));
        json.writeStringProperty("before", "0x" + Long.toHexString(access.before()));
        json.writeStringProperty("after", "0x" + Long.toHexString(access.after()));
    }
}
