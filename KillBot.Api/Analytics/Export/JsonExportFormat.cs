using System.IO.Pipelines;
using System.Text.Json;
using KillBot.Domain.Stats;
using KillBot.Domain.Text;

namespace KillBot.Api.Analytics.Export;

/// <summary>An <see cref="ExportResponse"/>, written member by member.</summary>
internal sealed class JsonExportFormat : IExportFormat
{
    private const int BufferSize = 16 * 1024;

    public string Name => "json";

    public string ContentType => "application/json";

    public async Task WriteAsync(KillExport export, PipeWriter output, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteBoolean("success", true);
        json.WriteStartObject("data");
        json.WriteString("period", export.Period);
        json.WriteString("game", export.Game);
        json.WriteString("serverId", export.ServerId);
        json.WriteString("from", export.From is { } from ? IsoTimeConverter.Format(from) : null);
        json.WriteString("to", IsoTimeConverter.Format(export.To));
        json.WriteStartArray("kills");
        var sum = PlayerStats.Nothing;
        await foreach (var page in export.Pages.WithCancellation(cancellationToken))
        {
            foreach (var kill in page.Kills)
            {
                JsonSerializer.Serialize(json, kill, ApiJsonContext.Default.ExportedKill);
                if (output.UnflushedBytes > BufferSize)
                {
                    await output.FlushAsync(cancellationToken);
                }
            }

            await output.FlushAsync(cancellationToken);
            sum += page.Sum;
        }

        json.WriteEndArray();
        json.WritePropertyName("overview");
        JsonSerializer.Serialize(json, ExportOverview.From(sum), ApiJsonContext.Default.ExportOverview);
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
        await output.FlushAsync(cancellationToken);
    }
}
