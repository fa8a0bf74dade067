namespace KillBot.Discord.Interactions;

/// <summary>
/// What callers count as allowed to: what Discord says. A host that lets more people do something registers a descendant before it
/// adds the Discord client; commands, components, modals and suggestions ask it before anything runs.
/// </summary>
public class GrantedPermissions
{
    /// <summary>
    /// The caller's own permissions and what is added to them. Asked for each interaction, in direct messages too, and within the three seconds
    /// that Discord waits for suggestions: what takes time is to be remembered.
    /// </summary>
    public virtual ValueTask<Permissions> OfAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(request.CallerPermissions);
}
