using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace KillBot.Api.Kills.Compatibility;

/// <summary>The body of a tracker's request: what is understood of it, and all of it.</summary>
/// <param name="RawData">The report as it came, without API keys.</param>
internal sealed record TrackerBody(TrackerReportRequest Report, string RawData)
{
    private static readonly TrackerBody Empty = new(new TrackerReportRequest(), "{}");

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="BadHttpRequestException">It is no JSON object.</exception>
    public static async ValueTask<TrackerBody> BindAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false || request.ContentLength == 0)
        {
            return Empty;
        }

        if (!request.HasJsonContentType())
        {
            throw new BadHttpRequestException("Send JSON: Content-Type: application/json.", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, Strict, context.RequestAborted);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException("The body is not valid JSON.", StatusCodes.Status400BadRequest, exception);
        }
        catch (InvalidOperationException exception)
        {
            // Half a surrogate pair, escaped, which only shows when the text is read.
            throw new BadHttpRequestException("The body contains broken Unicode.", StatusCodes.Status400BadRequest, exception);
        }
    }

    private static TrackerBody Read(JsonElement root)
    {
        var outer = Deserialize(root);
        if (outer.ReportBody is not { ValueKind: JsonValueKind.Object } inner)
        {
            return new TrackerBody(outer, WithoutKeys(root));
        }

        var report = Deserialize(inner);
        return new TrackerBody(
            report with { ApiKey = report.ApiKey ?? outer.ApiKey, IsHeartbeat = report.IsHeartbeat ?? outer.IsHeartbeat }, WithoutKeys(inner));
    }

    private static TrackerReportRequest Deserialize(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? element.Deserialize(ApiJsonContext.Default.TrackerReportRequest)!
        : throw new BadHttpRequestException("The body must be a JSON object.");

    private static string WithoutKeys(JsonElement report) => HasKey(report) ? CopyOf(report) : report.GetRawText();

    private static bool HasKey(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(property => IsKey(property.Name) || HasKey(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(HasKey),
        _ => false,
    };

    private static string CopyOf(JsonElement report)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Copy(report, writer);
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static void Copy(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().Where(property => !IsKey(property.Name)))
                {
                    writer.WritePropertyName(property.Name);
                    Copy(property.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Copy(item, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static bool IsKey(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Equals("apikey", StringComparison.OrdinalIgnoreCase);
}
