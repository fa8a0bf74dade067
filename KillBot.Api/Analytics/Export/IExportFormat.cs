using System.IO.Pipelines;

namespace KillBot.Api.Analytics.Export;

/// <summary>How an export is written.</summary>
internal interface IExportFormat
{
    /// <summary>As it is named in requests, and the file's extension.</summary>
    string Name { get; }

    string ContentType { get; }

    /// <summary>
    /// Writes an export as its pages are read. Returns once the output has taken everything: a slow reader of the output slows the
    /// reading of the pages down.
    /// </summary>
    Task WriteAsync(KillExport export, PipeWriter output, CancellationToken cancellationToken);
}
