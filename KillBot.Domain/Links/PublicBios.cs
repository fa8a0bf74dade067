using KillBot.Domain.StarCitizen.Citizens;
using KillBot.Domain.VRChat.Client;
using KillBot.Domain.VRChat.Profiles;

namespace KillBot.Domain.Links;

/// <summary>Reads the bios of public pages, as they are now.</summary>
internal sealed class PublicBios(CitizenDirectory citizens, VRChatProfileReader profiles)
{
    public Task<PublicBio> ReadAsync(LinkKind kind, string subject, CancellationToken cancellationToken) => kind switch
    {
        LinkKind.Rsi => ReadCitizenAsync(subject, cancellationToken),
        LinkKind.VRChat => ReadProfileAsync(subject, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private async Task<PublicBio> ReadCitizenAsync(string handle, CancellationToken cancellationToken) =>
        await citizens.ReadNowAsync(handle, cancellationToken) switch
        {
            CitizenAnswer.Found { Citizen: var citizen } => new PublicBio.Found(citizen.Handle, citizen.Bio),
            CitizenAnswer.NotFound => new PublicBio.Missing(),
            _ => new PublicBio.Unavailable(),
        };

    private async Task<PublicBio> ReadProfileAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var profile = await profiles.ReadAsync(id, cancellationToken);
            return new PublicBio.Found(profile.DisplayName, profile.Bio);
        }
        catch (VRChatException failure)
        {
            return failure.Failure switch
            {
                VRChatFailure.SignedOut => new PublicBio.SignedOut(),
                VRChatFailure.NotFound or VRChatFailure.Denied => new PublicBio.Missing(),
                _ => new PublicBio.Unavailable(),
            };
        }
    }
}
