namespace KillBot.Domain.StarCitizen.Citizens;

/// <summary>Reads answers, unpacked, up to a limit.</summary>
internal sealed class BodyLimitHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MaxBytes = 2 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            var body = await ReadAsync(response.Content, cancellationToken);
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = response.Content.Headers.ContentType;
            response.Content.Dispose();
            response.Content = content;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + count > MaxBytes)
            {
                throw new BodyTooLargeException();
            }

            body.Write(buffer, 0, count);
        }

        return body.ToArray();
    }
}

/// <summary>An answer has more than it may.</summary>
internal sealed class BodyTooLargeException() : IOException("The site answered with more than 2 MB.");
